'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextField } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';

type Action = (before: FormState, form: FormData) => Promise<FormState>;

/** Two words of the sheet, asked by their numbers. */
export function WordsForm({
  action,
  words,
}: {
  action: Action;
  words: Record<'summary' | 'first' | 'second' | 'submit', string>;
}) {
  const [state, send, pending] = useActionState(action, untouched);
  const fields = ['first', 'second'] as const;
  return (
    <form action={send} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {fields.map((name) => (
        <TextField
          key={name}
          name={name}
          label={words[name]}
          defaultValue={state.values[name]}
          error={problemAt(state, name)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          width="medium"
          maxLength={40}
        />
      ))}
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
