'use client';

import { useActionState } from 'react';
import { CheckboxGroup, RadioGroup } from './choice';
import { ErrorSummary } from './error-summary';
import { type ChoiceOption, SelectField, TextArea, TextField } from './field';
import { type FormState, problemAt, untouched } from './form-state';
import { Notice } from './notice';
import { SubmitButton } from './submit-button';

/** A control of a form that needs no more than the usual ones. `value` is what it begins with. */
export type FieldShape = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  width?: 'full' | 'medium' | 'short';
} & (
  | { kind: 'text' | 'long' | 'day' }
  | { kind: 'select'; choices: readonly ChoiceOption[]; empty?: string }
  | { kind: 'radio' | 'boxes'; choices: readonly (ChoiceOption & { hint?: string })[]; columns?: 1 | 2 | 3 | 'line' }
);

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  fields: readonly FieldShape[];
  /** What the form carries unseen. */
  hidden?: Record<string, string>;
  words: { summary: string; submit: string };
  look?: 'main' | 'plain' | 'quiet';
  /** Told apart from other forms on the page: goes before the ids of the controls. */
  id: string;
};

/** A form out of described controls: keeps what was typed, says what to mend at its place, works before any script came. */
export function DescribedForm({ action, fields, hidden = {}, words, look, id }: Props) {
  const [state, send] = useActionState(action, untouched);
  const errors = state.problems.map((problem) => ({ ...problem, id: `${id}-${problem.field}` }));
  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      {state.done && <Notice role="status" title={state.done} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Control key={field.name} field={field} state={state} id={`${id}-${field.name}`} />
      ))}
      <div>
        <SubmitButton look={look}>{words.submit}</SubmitButton>
      </div>
    </form>
  );
}

function Control({ field, state, id }: { field: FieldShape; state: FormState; id: string }) {
  const { name, label, hint, width } = field;
  const typed = state.problems.length > 0 ? state.values[name] : undefined;
  const value = typed ?? field.value ?? '';
  const words = { name, label, hint, width, id, error: problemAt(state, name) };
  if (field.kind === 'long') return <TextArea {...words} defaultValue={value} autoComplete="off" />;
  if (field.kind === 'select')
    return <SelectField {...words} choices={field.choices} emptyLabel={field.empty} defaultValue={value} />;
  if (field.kind === 'radio' || field.kind === 'boxes') {
    const group = { name, legend: label, hint, id, error: words.error, choices: field.choices, columns: field.columns };
    return field.kind === 'radio' ? (
      <RadioGroup {...group} defaultValue={value} />
    ) : (
      <CheckboxGroup {...group} defaultValues={value.split(' ').filter(Boolean)} />
    );
  }
  const type = field.kind === 'day' ? 'date' : 'text';
  return <TextField {...words} type={type} defaultValue={value} autoComplete="off" spellCheck={false} />;
}
