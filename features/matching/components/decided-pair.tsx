'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/error-summary';
import { untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { SubmitButton } from '@/components/submit-button';
import { decideAgain } from '../actions';

type Props = { pair: string; words: { over: string; decision: string; again: string | null; summary: string } };

/** A pair that was decided on: what, by whom and when, and the way to decide anew. */
export function DecidedPair({ pair, words }: Props) {
  const [state, action] = useActionState(decideAgain, untouched);
  return (
    <Notice title={words.over}>
      <p>{words.decision}</p>
      <ErrorSummary title={words.summary} errors={state.problems} />
      {words.again && (
        <form action={action} id="field-decision" className="mt-2">
          <input type="hidden" name="pair" value={pair} />
          <SubmitButton look="plain">{words.again}</SubmitButton>
        </form>
      )}
    </Notice>
  );
}
