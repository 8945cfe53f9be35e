'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { problemAt, untouched } from '@/components/form-state';
import { giveSecondFactor } from '../actions/factors';
import { CodeField } from './enrol-form';

type Words = Record<'summary' | 'code' | 'codeHint' | 'submit', string>;

export function FactorForm({ to, words }: { to: string; words: Words }) {
  const [state, action, pending] = useActionState(giveSecondFactor, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      <input type="hidden" name="to" value={to} />
      <CodeField label={words.code} hint={words.codeHint} error={problemAt(state, 'code')} letters />
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
