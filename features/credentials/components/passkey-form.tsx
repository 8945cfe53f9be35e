'use client';

import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { beginMyPasskey, keepMyPasskey } from '../actions';
import { ProofFields, type ProofWords } from './account-forms';

type Words = ProofWords & Record<'name' | 'nameHint' | 'submit' | 'failed' | 'impossible', string>;

/** Makes a passkey. Only a script can, and only where the browser knows how: elsewhere a sentence says so. */
export function PasskeyForm({ words }: { words: Words }) {
  const [possible, setPossible] = useState(false);
  const [sentence, setSentence] = useState('');
  const [pending, setPending] = useState(false);
  useEffect(() => setPossible(browserSupportsWebAuthn()), []);
  if (!possible) return <p className="text-quiet">{words.impossible}</p>;

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setPending(true);
    const said = await makePasskey(form, words.failed);
    setSentence(said.sentence);
    if (said.made) element.reset();
    setPending(false);
  };
  return (
    <form onSubmit={make} className="grid gap-4">
      {sentence && <Notice role="status" title={sentence} />}
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        maxLength={40}
        width="medium"
        autoComplete="off"
      />
      <ProofFields id="passkey" state={untouched} words={words} />
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

async function makePasskey(form: FormData, failed: string): Promise<{ sentence: string; made: boolean }> {
  const begun = await beginMyPasskey(form);
  if ('sentence' in begun) return { ...begun, made: false };
  try {
    const response = await startRegistration({ optionsJSON: begun.options });
    return { ...(await keepMyPasskey(response, String(form.get('name') ?? ''))), made: true };
  } catch {
    return { sentence: failed, made: false };
  }
}
