import type { ReactNode } from 'react';
import { type ChoiceOption, FieldError, fieldId } from './field';

type Group = {
  name: string;
  legend: ReactNode;
  choices: readonly (ChoiceOption & { hint?: string })[];
  hint?: ReactNode;
  error?: string;
  /** The id of the first choice: an error summary links to it. `field-<name>` unless given. */
  id?: string;
  columns?: 1 | 2 | 3 | 'line';
};

const grids = {
  1: 'grid',
  2: 'grid sm:grid-cols-2',
  3: 'grid sm:grid-cols-2 lg:grid-cols-3',
  line: 'flex flex-wrap',
};

/** One answer out of a few, all in sight. */
export function RadioGroup({ defaultValue, ...group }: Group & { defaultValue?: string }) {
  return <ChoiceGroup {...group} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />;
}

/** Several answers out of a list, all in sight. The form sends the name once for each. */
export function CheckboxGroup({ defaultValues = [], ...group }: Group & { defaultValues?: readonly string[] }) {
  return <ChoiceGroup {...group} type="checkbox" chosen={defaultValues} />;
}

function ChoiceGroup(group: Group & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { name, legend, choices, hint, error, id = fieldId(name), columns = 1, type, chosen } = group;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      aria-describedby={describedBy || undefined}
      className={`min-w-0 ${error ? 'border-l-4 border-alarm pl-3' : ''}`}
    >
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-quiet">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <div className={`gap-x-4 ${grids[columns]}`}>
        {choices.map((choice, n) => (
          <Choice
            key={`${choice.code}-${chosen.includes(choice.code)}`}
            id={n === 0 ? id : `${id}-${choice.code}`}
            name={name}
            type={type}
            choice={choice}
            chosen={chosen.includes(choice.code)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Choice({
  id,
  name,
  type,
  choice,
  chosen,
}: {
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  choice: ChoiceOption & { hint?: string };
  chosen: boolean;
}) {
  return (
    <label
      htmlFor={id}
      className="flex min-h-11 cursor-pointer items-start gap-2.5 rounded-sm px-1 py-2 hover:bg-sunk sm:min-h-9 sm:py-1.5"
    >
      <input
        id={id}
        name={name}
        type={type}
        value={choice.code}
        defaultChecked={chosen}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        {choice.label}
        {choice.hint && <span className="block text-sm text-quiet">{choice.hint}</span>}
      </span>
    </label>
  );
}
