'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { Card } from '@/components/page';
import { PersonFields, type PersonWords } from '@/features/accounts/components/person-fields';
import { OfficeFields, type OfficeLists, type OfficeWords } from '@/features/offices/components/office-fields';
import { beginSetUpHere } from '../actions/set-up';
import { PassphraseFields, type PassphraseWords } from './passphrase-fields';

type Words = PersonWords &
  PassphraseWords &
  Record<'summary' | 'key' | 'keyLead' | 'you' | 'yourOffice' | 'passwordAgain' | 'submit', string>;

export function SetUpForm({ words, office }: { words: Words; office: { words: OfficeWords; lists: OfficeLists } }) {
  const [state, action, pending] = useActionState(beginSetUpHere, untouched);
  return (
    <form action={action} className="grid gap-5">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <Card title={words.key}>
        <div className="grid gap-4">
          <p className="text-quiet">{words.keyLead}</p>
          <PassphraseFields state={state} words={words} />
        </div>
      </Card>
      <Card title={words.you}>
        <div className="grid gap-4">
          <PersonFields state={state} words={words} />
          <TextField
            name="again"
            error={problemAt(state, 'again')}
            label={words.passwordAgain}
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
