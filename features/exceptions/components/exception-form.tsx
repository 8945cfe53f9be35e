'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/error-summary';
import { type ChoiceOption, SelectField, TextArea, TextField } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';
import { SubmitButton } from '@/components/submit-button';

export type ExceptionWords = { summary: string; reason: string; reasonHint: string; submit: string };

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  words: ExceptionWords;
  /** A case number to type; without it the form is about the case it is shown with. */
  number?: { label: string; hint: string };
  reference?: string;
  colleague?: { label: string; choose: string; choices: ChoiceOption[] };
};

/** Asks for an exception: which case, for whom, and why. Nothing that was typed is lost where it is refused. */
export function ExceptionForm({ action, words, number, reference, colleague }: Props) {
  const [state, send] = useActionState(action, untouched);
  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {reference && <input type="hidden" name="reference" value={reference} />}
      {number && (
        <TextField
          name="reference"
          {...number}
          width="medium"
          autoComplete="off"
          spellCheck={false}
          error={problemAt(state, 'reference')}
          defaultValue={state.values.reference}
        />
      )}
      {colleague && (
        <SelectField
          name="colleague"
          label={colleague.label}
          emptyLabel={colleague.choose}
          choices={colleague.choices}
          width="medium"
          error={problemAt(state, 'colleague')}
          defaultValue={state.values.colleague ?? ''}
        />
      )}
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
