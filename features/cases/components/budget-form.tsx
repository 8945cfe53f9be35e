'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/error-summary';
import { TextArea } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { SubmitButton } from '@/components/submit-button';
import { confirmIdentity } from '../actions';

export type BudgetWords = { summary: string; reason: string; reasonHint: string; submit: string };

/** Why somebody has to open one more identity today. */
export function BudgetForm({ words, hidden }: { words: BudgetWords; hidden: Record<string, string> }) {
  const [state, action] = useActionState(confirmIdentity, untouched);
  return (
    <form action={action} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        error={problemAt(state, 'reason')}
        defaultValue={state.values.reason}
      />
      <div>
        <SubmitButton>{words.submit}</SubmitButton>
      </div>
    </form>
  );
}
