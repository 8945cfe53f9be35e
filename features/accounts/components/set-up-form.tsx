'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { Card } from '@/components/page';
import { OfficeFields, type OfficeLists, type OfficeWords } from '@/features/offices/components/office-fields';
import { setUpFirst } from '../actions/set-up';
import { PersonFields, type PersonWords } from './person-fields';

type Words = PersonWords & Record<'summary' | 'you' | 'yourOffice' | 'again' | 'submit', string>;

export function SetUpForm({ words, office }: { words: Words; office: { words: OfficeWords; lists: OfficeLists } }) {
  const [state, action, pending] = useActionState(setUpFirst, untouched);
  return (
    <form action={action} className="grid gap-5">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <Card title={words.you}>
        <div className="grid gap-4">
          <PersonFields state={state} words={words} />
          <TextField
            name="again"
            error={problemAt(state, 'again')}
            label={words.again}
            type="password"
            autoComplete="new-password"
          />
        </div>
      </Card>
      <Card title={words.yourOffice}>
        <OfficeFields state={state} {...office} />
      </Card>
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
