'use client';

import { useActionState, useSyncExternalStore } from 'react';
import type { FieldProblem } from '@/components/error-summary';
import { digestOf, useFailureLocale } from '@/components/failure';
import { troubleOf } from '@/lib/errors';
import failures from '@/messages/failures.json';

/** As the server says it: larger files would be turned away at the door, with what was typed. */
const MOST_BYTES = 2_000_000;

export type Send = (form: FormData) => void;
type Steps = { problems: FieldProblem[]; text: string };
type Action<State> = (before: State, form: FormData) => Promise<State>;

/** A form that goes on in steps, with a list that travels along. Before JavaScript arrives the steps are plain forms. */
export function useListForm<State extends Steps>(
  action: Action<Awaited<State>>,
  untouched: Awaited<State>,
  tooLarge: string,
): [Awaited<State>, Send] {
  const text = failures[useFailureLocale()];
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [state, send] = useActionState(alive ? kept(action, untouched, { tooLarge, text }) : action, untouched);
  return [state, send];
}

type FailureTexts = (typeof failures)[keyof typeof failures];

/**
 * The same action, without sending the state before along: it would carry the list twice. Where sending fails, what was
 * there stays, with the reason.
 */
function kept<State extends Steps>(
  action: Action<State>,
  untouched: State,
  { tooLarge, text }: { tooLarge: string; text: FailureTexts },
): Action<State> {
  return async (before, form) => {
    const stays = (field: string, message: string) => ({
      ...before,
      text: String(form.get('text') ?? before.text),
      problems: [{ field, id: `field-${field}`, message }],
    });
    const file = form.get('file');
    if (file instanceof File && file.size > MOST_BYTES) return stays('file', tooLarge);
    try {
      return await action(untouched, form);
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
