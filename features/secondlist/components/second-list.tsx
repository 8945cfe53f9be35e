'use client';

import { useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/error-summary';
import type { Choice } from '@/lib/vocabulary';
import { secondListForm } from '../actions';
import type { ListState, Words } from '../telling';
import { ChooseColumns } from './choose-columns';
import { GiveList } from './give-list';
import { Result } from './result';
import { useListForm } from './use-list-form';

const untouched: ListState = { problems: [], text: '' };

type Props = { words: Words; countries: readonly Choice[]; mayExport: boolean };

/** Works with a counterpart's list in three steps. The list itself travels with the form and is kept nowhere. */
export function SecondList({ words, countries, mayExport }: Props) {
  const [state, send] = useListForm<ListState>(secondListForm, untouched, words.tooLarge);
  const top = useRef<HTMLDivElement>(null);
  const step = state.result ? 'result' : state.columns ? 'columns' : 'give';
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) top.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <div ref={top} tabIndex={-1} className="grid gap-4 outline-none">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {state.result && (
        <Result send={send} list={state.list ?? ''} result={state.result} words={words} mayExport={mayExport} />
      )}
      {!state.result && state.columns && (
        <ChooseColumns
          send={send}
          list={state.list ?? ''}
          told={state.columns}
          problems={state.problems}
          countries={countries}
          words={words}
        />
      )}
      {step === 'give' && <GiveList send={send} state={state} words={words} />}
    </div>
  );
}
