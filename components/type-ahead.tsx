import { type ChoiceOption, type FieldBasics, TextField } from './field';

/**
 * One choice out of a long list: the beginning of its name is typed, the browser offers what fits. Plain HTML, so it
 * works before any script; whoever reads the form takes the words back to a code.
 */
export function TypeAheadField({
  choices,
  defaultValue = '',
  autoFocus,
  required,
  ...field
}: FieldBasics & { choices: readonly ChoiceOption[]; defaultValue?: string; autoFocus?: boolean; required?: boolean }) {
  const listId = `${field.id ?? field.name}-list`;
  const shown = choices.find(({ code }) => code === defaultValue)?.label ?? defaultValue;
  return (
    <>
      <TextField
        {...field}
        list={listId}
        defaultValue={shown}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        aria-required={required}
      />
      <datalist id={listId}>
        {choices.map(({ code, label }) => (
          <option key={code} value={label} />
        ))}
      </datalist>
    </>
  );
}
