import type { ComponentProps, ReactNode } from 'react';

/** What every form control has around it. `id` is `field-<name>` unless given; error summaries link to it. */
export type FieldBasics = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  id?: string;
  /** How wide the answer usually is; the control never exceeds its place. */
  width?: 'full' | 'medium' | 'short';
};

export type ChoiceOption = { code: string; label: string };

export const fieldId = (name: string) => `field-${name}`;

const control =
  'min-h-11 w-full rounded-md border bg-card px-3 py-2 text-ink sm:min-h-10 [&[readonly]]:bg-sunk disabled:opacity-60';
const widths = { full: '', medium: 'max-w-sm', short: 'max-w-44' };

/** The ids and states that tie a control to its label, hint and error. */
function wiring({ name, id = fieldId(name), hint, error, width = 'full' }: FieldBasics) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? (true as const) : undefined,
    className: `${control} ${widths[width]} ${error ? 'border-2 border-alarm' : 'border-edge'}`,
  };
}

/**
 * Label and error above, hint beneath: so controls side by side stand in one line whether they have a hint or not.
 * Everything in words, never by colour alone.
 */
export function Field({ children, ...field }: FieldBasics & { children: ReactNode }) {
  const { id = fieldId(field.name), label, hint, error } = field;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <FieldError id={id} error={error} />
      {children}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-pretty wrap-anywhere text-quiet">
          {hint}
        </p>
      )}
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="mb-1 text-sm font-semibold text-alarm">
      <span aria-hidden="true">▲ </span>
      {error}
    </p>
  );
}

type Own<Tag extends 'input' | 'textarea' | 'select'> = FieldBasics &
  Omit<ComponentProps<Tag>, keyof FieldBasics | 'className' | 'children'>;

/** `beside` stands in one line with the control: the button that sends it. */
export function TextField({
  name,
  label,
  hint,
  error,
  id,
  width,
  beside,
  ...rest
}: Own<'input'> & { beside?: ReactNode }) {
  const field = { name, label, hint, error, id, width };
  const control = <input type="text" {...rest} {...wiring(field)} />;
  return (
    <Field {...field}>
      {beside ? (
        <div className="flex gap-2">
          {control}
          {beside}
        </div>
      ) : (
        control
      )}
    </Field>
  );
}

export function TextArea({ name, label, hint, error, id, width, rows = 4, ...rest }: Own<'textarea'>) {
  const field = { name, label, hint, error, id, width };
  return (
    <Field {...field}>
      <textarea rows={rows} {...rest} {...wiring(field)} />
    </Field>
  );
}

export function SelectField({
  name,
  label,
  hint,
  error,
  id,
  width,
  choices,
  emptyLabel,
  defaultValue,
  ...rest
}: Own<'select'> & { choices: readonly ChoiceOption[]; emptyLabel?: string }) {
  const field = { name, label, hint, error, id, width };
  return (
    <Field {...field}>
      {/* The key: after an action React empties a select whose default value has changed (react #30580). */}
      <select key={String(defaultValue ?? '')} defaultValue={defaultValue} {...rest} {...wiring(field)}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {choices.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
