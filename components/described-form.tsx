'use client';

import { useActionState, useSyncExternalStore } from 'react';
import { troubleOf } from '../lib/errors';
import failures from '../messages/failures.json';
import { CheckboxGroup, RadioGroup } from './choice';
import { ErrorSummary } from './error-summary';
import { digestOf, useFailureLocale } from './failure';
import { type ChoiceOption, SelectField, TextArea, TextField } from './field';
import { type FormState, problemAt, typedIn, untouched } from './form-state';
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
  | { kind: 'text' | 'long' | 'day' | 'month' }
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
  const text = failures[useFailureLocale()];
  // Before JavaScript arrives it is a plain form.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [state, send] = useActionState(alive ? kept(action, text, fields[0]?.name ?? '') : action, untouched);
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

type Action = Props['action'];
type FailureTexts = (typeof failures)[keyof typeof failures];

/** The same action; where sending fails, the form stays, with what was typed and the reason. */
function kept(action: Action, text: FailureTexts, field: string): Action {
  return async (before, form) => {
    try {
      return await action(before, form);
    } catch (error) {
      // Going elsewhere, or to a page that is not there, is thrown too.
      if (digestOf(error)?.startsWith('NEXT_')) throw error;
      const trouble = troubleOf(error);
      const reason = trouble ? text[trouble].body : digestOf(error) ? text.kept.title : text.kept.offline;
      return { problems: [{ field, id: field, message: `${reason} ${text.kept.typed}` }], values: typedIn(form) };
    }
  };
}

const never = () => () => undefined;

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
  const type = field.kind === 'day' ? 'date' : field.kind;
  return <TextField {...words} type={type} defaultValue={value} autoComplete="off" spellCheck={false} />;
}
