'use client';

import type { FieldProblem } from '@/components/error-summary';
import { SelectField, TextField } from '@/components/field';
import { Card } from '@/components/page';
import { ColumnsCard } from '@/features/secondlist/components/choose-columns';
import type { Send } from '@/features/secondlist/components/use-list-form';
import { Working } from '@/features/secondlist/components/working';
import type { Choice } from '@/lib/vocabulary';
import type { IntakeState, Words } from '../telling';
import { Another } from './another';

type Props = {
  send: Send;
  list: string;
  told: NonNullable<IntakeState['columns']>;
  problems: FieldProblem[];
  words: Words;
  offices: readonly Choice[];
  countries: readonly Choice[];
};

/** The second step: what each column holds, and what holds for every row. */
export function SayColumns({ send, list, told, problems, words, offices, countries }: Props) {
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const { common } = told;
  return (
    <form action={send} noValidate className="grid min-w-0 gap-4">
      <input type="hidden" name="list" value={list} />
      <ColumnsCard told={told} words={words} error={errorAt('columns')} />
      <Card title={words.forAll}>
        <p className="mb-3 max-w-3xl text-pretty text-quiet">{words.forAllHint}</p>
        <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField
            name="destination"
            label={words.destination}
            emptyLabel={words.choose}
            choices={countries}
            defaultValue={common.destination}
            error={errorAt('destination')}
          />
          <TextField
            name="handledOn"
            type="date"
            label={words.handledOn}
            defaultValue={common.handledOn}
            error={errorAt('handledOn')}
          />
          <SelectField name="officeId" label={words.office} choices={offices} defaultValue={common.officeId} />
          <SelectField
            name="citizenship"
            label={words.citizenship}
            emptyLabel={words.choose}
            choices={countries}
            defaultValue={common.citizenship}
          />
        </div>
      </Card>
      <div className="flex flex-wrap items-start gap-2">
        <Working name="step" value="judge" label={words.judge} busy={words.judging} />
        <Another words={words} />
      </div>
    </form>
  );
}
