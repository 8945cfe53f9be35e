'use client';

import { useActionState, useEffect, useRef, useSyncExternalStore } from 'react';
import { ErrorSummary } from '@/components/error-summary';
import { digestOf, useFailureLocale } from '@/components/failure';
import { troubleOf } from '@/lib/errors';
import type { Choice } from '@/lib/vocabulary';
import failures from '@/messages/failures.json';
import { secondListForm } from '../actions';
import type { ListState, Words } from '../telling';
import { ChooseColumns } from './choose-columns';
import { GiveList } from './give-list';
import { Result } from './result';

const untouched: ListState = { problems: [], text: '' };
/** As the server says it: larger files would be turned away at the door, with what was typed. */
const MOST_BYTES = 2_000_000;

type Props = { words: Words; countries: readonly Choice[]; mayExport: boolean };
export type Send = (form: FormData) => void;

/** Works with a counterpart's list in three steps. The list itself travels with the form and is kept nowhere. */
export function SecondList({ words, countries, mayExport }: Props) {
  const text = failures[useFailureLocale()];
  // Before JavaScript arrives they are plain forms.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [state, send] = useActionState(alive ? kept(words, text) : secondListForm, untouched);
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

type FailureTexts = (typeof failures)[keyof typeof failures];

/**
 * The same action, without sending the state before along: it would carry the list twice. Where sending fails, what was
 * there stays, with the reason.
 */
function kept(words: Words, text: FailureTexts) {
  return async (before: ListState, form: FormData): Promise<ListState> => {
    const stays = (field: string, message: string) => ({
      ...before,
      text: String(form.get('text') ?? before.text),
      problems: [{ field, id: `field-${field}`, message }],
    });
    const file = form.get('file');
    if (file instanceof File && file.size > MOST_BYTES) return stays('file', words.tooLarge);
    try {
      return await secondListForm(untouched, form);
    } catch (error) {
      // Going elsewhere, or to a page that is not there, is thrown too.
      if (digestOf(error)?.startsWith('NEXT_')) throw error;
      const trouble = troubleOf(error);
      const reason = trouble ? text[trouble].body : digestOf(error) ? text.kept.title : text.kept.offline;
      return stays('text', `${reason} ${text.kept.typed}`);
    }
  };
}

const never = () => () => undefined;
