'use client';

import { FieldError } from '@/components/field';
import { Table } from '@/components/table';
import type { VerdictKind } from '../list';
import type { PersonOnRow, RowTold, Words } from '../telling';

type Props = { caption: string; kind: VerdictKind; rows: RowTold[]; words: Words };

/** The rows of one kind, each with whom it may be about and what is done with it. */
export function VerdictTable({ caption, kind, rows, words }: Props) {
  const withPeople = rows.some(({ people }) => people.length > 0);
  const columns = [
    { key: 'row', title: words.row },
    ...(withPeople ? [{ key: 'found', title: words.found, roomy: true }] : []),
    { key: 'do', title: kind === 'broken' ? words.mend : words.decision },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows.map((row) => ({
        key: String(row.at),
        cells: [
          <Who key="row" row={row} words={words} />,
          ...(withPeople ? [<People key="found" people={row.people} />] : []),
          kind === 'broken' ? <Mend key="do" row={row} /> : <Decision key="do" row={row} words={words} />,
        ],
      }))}
    />
  );
}

/** On a phone whom it may be about stands beneath. */
function Who({ row, words }: { row: RowTold; words: Words }) {
  return (
    <div className="min-w-0 sm:min-w-48">
      <span className="font-semibold break-words">{row.name}</span>{' '}
      <span className="text-sm whitespace-nowrap text-quiet">{row.number}</span>
      <span className="block text-sm break-words text-quiet">{row.facts}</span>
      {row.remarks.map((remark) => (
        <span key={remark} className="block text-sm">
          {remark}
        </span>
      ))}
      {row.people.length > 0 && (
        <div className="mt-2 border-l-2 border-line pl-2 sm:hidden">
          <span className="block text-sm text-quiet">{words.found}:</span>
          <People people={row.people} />
        </div>
      )}
    </div>
  );
}

function People({ people }: { people: PersonOnRow[] }) {
  return (
    <ul className="grid gap-2">
      {people.map((person) => (
        <li key={person.key}>
          <span className="font-semibold">{person.name}</span>{' '}
          <span className="text-sm text-quiet">{person.facts}</span>
          <span className="block text-sm">
            {person.cases.map((reference) => (
              <a
                key={reference}
                href={`/cases/${reference}`}
                target="_blank"
                rel="noreferrer"
                className="mr-2 inline-block py-2 whitespace-nowrap text-accent underline sm:py-0"
              >
                {reference}
              </a>
            ))}
          </span>
          <span className="block text-sm text-quiet">{person.reasons}</span>
        </li>
      ))}
    </ul>
  );
}

function Decision({ row, words }: { row: RowTold; words: Words }) {
  return (
    <select
      key={row.decision}
      name={`do-${row.at}`}
      defaultValue={row.decision}
      aria-label={`${words.decision}: ${row.name}`}
      className="min-h-11 w-36 rounded-md border border-edge bg-card px-2 py-1 sm:min-h-9 sm:w-full sm:min-w-44"
    >
      {row.choices.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** Room to mend a cell that cannot be taken, beneath what is wrong with it. */
function Mend({ row }: { row: RowTold }) {
  return (
    <div className="grid min-w-44 gap-2 sm:min-w-52">
      {row.mend.map(({ field, label, value, problem }) => {
        const id = `cell-${row.at}-${field}`;
        return (
          <div key={field}>
            <label htmlFor={id} className="block text-sm font-semibold">
              {label} <span className="sr-only">({row.name})</span>
            </label>
            <FieldError id={id} error={problem} />
            <input
              id={id}
              name={id}
              defaultValue={value}
              aria-invalid
              aria-describedby={`${id}-error`}
              autoComplete="off"
              className="min-h-11 w-full rounded-md border-2 border-alarm bg-card px-2 sm:min-h-9"
            />
          </div>
        );
      })}
    </div>
  );
}
