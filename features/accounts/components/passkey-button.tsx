'use client';

import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { askMyPasskey, giveMyPasskey } from '../actions/factors';

/** Shows a passkey in place of a code, where the browser can. */
export function PasskeyButton({ to, words }: { to: string; words: { use: string; failed: string } }) {
  const [possible, setPossible] = useState(false);
  const [sentence, setSentence] = useState('');
  useEffect(() => setPossible(browserSupportsWebAuthn()), []);
  if (!possible) return null;

  const use = async () => {
    const asked = await askMyPasskey();
    if ('sentence' in asked) return setSentence(asked.sentence);
    const response = await startAuthentication({ optionsJSON: asked.options }).catch(() => null);
    if (!response) return setSentence(words.failed);
    const said = await giveMyPasskey(response, to);
    setSentence(said.sentence);
  };
  return (
    <div className="grid gap-2">
      {sentence && (
        <p role="alert" className="font-semibold text-alarm">
          {sentence}
        </p>
      )}
      <Button type="button" look="plain" onClick={use}>
        {words.use}
      </Button>
    </div>
  );
}
