import type { ReactNode } from 'react';
import { FieldError, fieldId } from './field';

type Option = { code: string; label: string };

/** Several things, each in one of a few states: a group of radio buttons per line. */
export function StateTable({
  name,
  legend,
  hint,
  error,
  rows,
  states,
  chosen,
}: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  rows: readonly Option[];
  states: readonly Option[];
  chosen: (code: string) => string;
}) {
  const id = fieldId(name);
  return (
    <fieldset id={id} className="min-w-0" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-quiet">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <div className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <StateRow
            key={`${row.code}-${chosen(row.code)}`}
            name={`${name}.${row.code}`}
            row={row}
            states={states}
            chosen={chosen(row.code)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function StateRow({
  name,
  row,
  states,
  chosen,
}: {
  name: string;
  row: Option;
  states: readonly Option[];
  chosen: string;
}) {
  return (
    <fieldset className="grid grid-cols-4 gap-x-1 py-1.5 sm:flex sm:items-center sm:gap-x-4 sm:py-1">
      <legend className="float-left col-span-full mb-1 w-full sm:mb-0 sm:w-72 sm:shrink-0">{row.label}</legend>
      {states.map((state) => (
        <label
          key={state.code}
          className="flex min-h-11 cursor-pointer flex-col items-center gap-1 text-center text-xs leading-tight sm:min-h-8 sm:flex-row sm:gap-1.5 sm:text-sm"
        >
          <input
            type="radio"
            name={name}
            value={state.code}
            defaultChecked={chosen === state.code}
            className="size-5 shrink-0 accent-accent"
          />
          {state.label}
        </label>
      ))}
    </fieldset>
  );
}
