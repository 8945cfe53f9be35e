'use client';

import { FieldError, SelectField, TextField } from '@/components/field';
import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import type { Choice } from '@/lib/vocabulary';
import type { ColumnsOfList } from '../columns-told';
import type { ColumnsTold, ListState, Words } from '../telling';
import { Another } from './another';
import { Working } from './working';

type Props = {
  send: (form: FormData) => void;
  list: string;
  told: ColumnsTold;
  problems: ListState['problems'];
  countries: readonly Choice[];
  words: Words;
};

/** The second step: what each column holds, and which of our people the list is held against. */
export function ChooseColumns({ send, list, told, problems, countries, words }: Props) {
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <form action={send} noValidate className="grid gap-4">
      <input type="hidden" name="list" value={list} />
      <ColumnsCard told={told} words={words} error={errorAt('columns')} />
      <Card title={words.against}>
        <p className="mb-3 max-w-3xl text-pretty text-quiet">{words.againstHint}</p>
        <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-3">
          <SelectField
            name="destination"
            label={words.destination}
            emptyLabel={words.choose}
            choices={countries}
            defaultValue={told.within.destination}
            error={errorAt('destination')}
          />
          {(['from', 'to'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              type="date"
              label={words[name]}
              defaultValue={told.within[name]}
              error={errorAt(name)}
            />
          ))}
        </div>
      </Card>
      <div className="flex flex-wrap items-start gap-2">
        <Working name="step" value="compare" label={words.compare} busy={words.comparing} />
        <Another words={words} />
      </div>
    </form>
  );
}

type Columns = {
  told: ColumnsOfList & { notes: string[] };
  words: Pick<Words, 'columns' | 'headings' | 'noHeadings' | 'headingsAgain' | 'nothing'> & { fields: Choice[] };
  error?: string;
};

/** What was read, what each column holds, and where the headings are. */
export function ColumnsCard({ told, words, error }: Columns) {
  return (
    <Card title={words.columns} id="columns">
      <ul className="mb-3 grid gap-1">
        {told.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <FieldError id="columns" error={error} />
      <ColumnFields told={told} words={words} />
      <div className="mt-4 flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="min-w-0 grow sm:max-w-md">
          <SelectField
            name="head"
            label={words.headings}
            choices={told.heads}
            emptyLabel={words.noHeadings}
            defaultValue={told.head < 0 ? '' : String(told.head)}
          />
        </div>
        <SubmitButton look="plain" name="step" value="columns">
          {words.headingsAgain}
        </SubmitButton>
      </div>
    </Card>
  );
}

function ColumnFields({ told, words }: Pick<Columns, 'told' | 'words'>) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {told.columns.map(({ at, heading, samples, field }) => (
        <li key={at} className="min-w-0 rounded-md border border-line p-3">
          <SelectField
            name={`column-${at}`}
            label={<span className="break-words">{heading}</span>}
            emptyLabel={words.nothing}
            choices={words.fields}
            defaultValue={field}
            hint={<span className="block truncate">{samples.join(' · ')}</span>}
          />
        </li>
      ))}
    </ul>
  );
}
