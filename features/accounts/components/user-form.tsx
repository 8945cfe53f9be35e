'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { type ChoiceOption, SelectField } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { addColleague } from '../actions/administration';
import { PersonFields, type PersonWords } from './person-fields';

type Words = PersonWords & Record<'summary' | 'role' | 'office' | 'choose' | 'submit', string>;

export function UserForm({ words, roles, offices }: { words: Words; roles: ChoiceOption[]; offices: ChoiceOption[] }) {
  const [state, action, pending] = useActionState(addColleague, untouched);
  const field = (name: string) => ({ name, defaultValue: state.values[name], error: problemAt(state, name) });
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {state.done && <Notice role="status" title={state.done} />}
      <PersonFields state={state} words={words} />
      <SelectField {...field('role')} label={words.role} choices={roles} emptyLabel={words.choose} />
      <SelectField {...field('officeId')} label={words.office} choices={offices} emptyLabel={words.choose} />
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
