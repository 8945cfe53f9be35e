'use client';

import { useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/error-summary';
import { useListForm } from '@/features/secondlist/components/use-list-form';
import type { Choice } from '@/lib/vocabulary';
import { intakeForm } from '../actions';
import type { IntakeState, Words } from '../telling';
import { GivePeople } from './give-people';
import { SayColumns } from './say-columns';
import { Verdicts } from './verdicts';

const untouched: IntakeState = { problems: [], text: '' };

type Props = { words: Words; offices: readonly Choice[]; countries: readonly Choice[] };

/** Takes many people in, in three steps. The list travels with the form and is kept nowhere until it is confirmed. */
export function Intake({ words, offices, countries }: Props) {
  const [state, send] = useListForm<IntakeState>(intakeForm, untouched, words.tooLarge);
  const top = useRef<HTMLDivElement>(null);
  const step = state.judged ? 'judged' : state.columns ? 'columns' : 'give';
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) top.current?.focus();
    before.current = step;
  }, [step]);
  const list = state.list ?? '';
  return (
    <div ref={top} tabIndex={-1} className="grid min-w-0 gap-4 outline-none">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {step === 'give' && <GivePeople send={send} state={state} words={words} />}
      {!state.judged && state.columns && (
        <SayColumns {...{ send, list, words, offices, countries }} told={state.columns} problems={state.problems} />
      )}
      {state.judged && <Verdicts send={send} list={list} judged={state.judged} words={words} />}
    </div>
  );
}
