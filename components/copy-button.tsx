'use client';

import { useEffect, useState } from 'react';
import { Button } from './button';

/** Copies a text, and says so. Only there where the browser lets a page copy (not on plain http away from localhost). */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => {
    if ('clipboard' in navigator) setState('ready');
  }, []);
  if (state === 'none') return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setState('copied');
  };
  return (
    <>
      <Button type="button" look="plain" onClick={copy}>
        {label}
      </Button>
      <span role="status" className="self-center text-sm text-quiet">
        {state === 'copied' ? copied : ''}
      </span>
    </>
  );
}
