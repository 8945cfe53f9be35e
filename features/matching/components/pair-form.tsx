'use client';

import { type KeyboardEvent, useActionState, useRef } from 'react';
import { RadioGroup } from '@/components/choice';
import { ErrorSummary } from '@/components/error-summary';
import { type ChoiceOption, SelectField, TextArea } from '@/components/field';
import { problemAt, untouched } from '@/components/form-state';
import { SubmitButton } from '@/components/submit-button';
import { decideOnPair } from '../actions';

/** One question on which two records may differ, as it stands on the page. Without `choices` nobody needs to choose. */
export type Line = {
  field: string;
  label: string;
  one: string;
  other: string;
  /** `only`: one of them says nothing, which is no contradiction. */
  state: 'same' | 'differs' | 'only';
  usual: string;
  choices: readonly ChoiceOption[];
};

export type PairFormWords = {
  summary: string;
  columns: { question: string; one: string; other: string };
  states: Record<Line['state'], string>;
  choose: string;
  episodes: string;
  episodesHint: string;
  basis: string;
  reason: string;
  reasonHint: string;
  /** Who reads what once they are one person. */
  reach: string;
  samePerson: string;
  differentPerson: string;
  differentHint: string;
};

type Props = {
  pair: string;
  lines: Line[];
  episodes: { choices: readonly ChoiceOption[]; usual: string } | null;
  bases: readonly ChoiceOption[];
  usualBasis: string;
  words: PairFormWords;
};

/** Two records side by side, whose answer is to speak where they differ, and the decision. */
export function PairForm({ pair, lines, episodes, bases, usualBasis, words }: Props) {
  const [state, action] = useActionState(decideOnPair, untouched);
  const failed = useRef(false);
  failed.current = state.problems.length > 0;
  const value = (name: string, usual: string) => (state.problems.length > 0 ? (state.values[name] ?? usual) : usual);
  return (
    // React empties a form once its action is over.
    <form
      action={action}
      noValidate
      onReset={(event) => failed.current && event.preventDefault()}
      onKeyDown={holdEnter}
      className="grid gap-5"
    >
      <ErrorSummary title={words.summary} errors={state.problems} />
      <input type="hidden" name="pair" value={pair} />
      <div className="grid">
        <div
          aria-hidden="true"
          className={`${row} hidden border-b-2 border-edge pl-4 text-sm font-semibold text-quiet sm:grid`}
        >
          <span>{words.columns.question}</span>
          <span>{words.columns.one}</span>
          <span>{words.columns.other}</span>
        </div>
        {lines.map((line) => (
          <LineRow key={line.field} line={line} chosen={value(`field-${line.field}`, line.usual)} words={words} />
        ))}
      </div>
      {episodes && (
        <RadioGroup
          name="episodes"
          legend={words.episodes}
          hint={words.episodesHint}
          error={problemAt(state, 'episodes')}
          choices={episodes.choices}
          defaultValue={value('episodes', episodes.usual)}
        />
      )}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <SelectField name="basis" label={words.basis} choices={bases} defaultValue={value('basis', usualBasis)} />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          rows={2}
          error={problemAt(state, 'reason')}
          defaultValue={value('reason', '')}
          autoComplete="off"
        />
      </div>
      <p className="max-w-3xl text-pretty">{words.reach}</p>
      <Decisions words={words} />
    </form>
  );
}

const signs = { same: '=', differs: '≠', only: '◐' };
const row = 'gap-x-4 py-1.5 sm:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1fr)]';

/** Enter on a choice would press the first button, and join two people. */
function holdEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

function LineRow({ line, chosen, words }: { line: Line; chosen: string; words: PairFormWords }) {
  return (
    <div
      className={`${row} grid border-b border-line ${line.state === 'differs' ? 'border-l-4 border-l-warn pl-3' : 'sm:pl-4'}`}
    >
      <p className="font-semibold">
        {line.label}{' '}
        <span className="text-sm font-normal whitespace-nowrap text-quiet">
          <span aria-hidden="true">{signs[line.state]}</span> {words.states[line.state]}
        </span>
      </p>
      {line.state !== 'same' ? (
        <>
          <Told column={words.columns.one} text={line.one} />
          <Told column={words.columns.other} text={line.other} />
        </>
      ) : (
        <p className="whitespace-pre-line sm:col-span-2">{line.one}</p>
      )}
      {line.choices.length > 0 && (
        <div className="sm:col-span-2 sm:col-start-2">
          <RadioGroup
            name={`field-${line.field}`}
            legend={<span className="sr-only">{`${words.choose} ${line.label}`}</span>}
            choices={line.choices}
            defaultValue={chosen}
            columns="line"
          />
        </div>
      )}
    </div>
  );
}

function Told({ column, text }: { column: string; text: string }) {
  return (
    <p className="min-w-0 break-words whitespace-pre-line">
      <span className="text-sm text-quiet sm:sr-only">{column}: </span>
      {text}
    </p>
  );
}

function Decisions({ words }: { words: PairFormWords }) {
  return (
    <div
      id="field-decision"
      className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-card px-4 py-3 sm:-mx-5 sm:px-5"
    >
      <SubmitButton name="decision" value="same">
        {words.samePerson}
      </SubmitButton>
      <SubmitButton name="decision" value="different" look="plain">
        {words.differentPerson}
      </SubmitButton>
      <p className="text-sm text-quiet">{words.differentHint}</p>
    </div>
  );
}
