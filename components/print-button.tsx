'use client';

import { useEffect, useState } from 'react';
import { Button } from './button';

/** Prints the page. Only there once a script can do it; the browser's own menu does it as well. */
export function PrintButton({ label }: { label: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button type="button" look="plain" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
