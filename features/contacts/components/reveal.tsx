'use client';

import { useActionState } from 'react';
import { untouched } from '@/components/form-state';
import { SubmitButton } from '@/components/submit-button';
import { showContact } from '../actions';

type Props = { reference: string; contact: string; words: { show: string; shown: string } };

/** Shows a number that is not marked safe, after it was recorded who asked. It cannot be selected, dialled or copied. */
export function Reveal({ reference, contact, words }: Props) {
  const [state, send] = useActionState(showContact, untouched);
  if (state.done)
    return (
      <p role="status">
        <span className="font-semibold select-none" translate="no">
          {state.done}
        </span>
        <span className="block text-sm text-quiet">{words.shown}</span>
      </p>
    );
  return (
    <form action={send}>
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="contact" value={contact} />
      {state.problems.map(({ message }) => (
        <p key={message} role="alert" className="font-semibold text-alarm">
          {message}
        </p>
      ))}
      <SubmitButton look="quiet" className="-ml-2">
        {words.show}
      </SubmitButton>
    </form>
  );
}
