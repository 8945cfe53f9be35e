'use client';

import { useSyncExternalStore } from 'react';
import words from '../messages/failures.json';
import { Button } from './button';
import { DeadEnd } from './dead-end';

/**
 * What is shown instead of a page that failed. The words are in a file of their own because they are needed in the
 * browser, where no others are. Nothing of the error itself is shown but the number under which the log knows it.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useSyncExternalStore(never, languageOfPage, () => 'id' as const);
  const { title, body, again, home } = words[locale];
  return (
    <DeadEnd
      title={title}
      actions={
        <>
          <Button type="button" onClick={retry}>
            {again}
          </Button>
          {/* A plain link: it loads everything anew, whatever state the page is in. */}
          <a href="/" className="inline-flex min-h-11 items-center px-2 font-semibold text-accent sm:min-h-10">
            {home}
          </a>
        </>
      }
    >
      {body} <span className="font-semibold">{digestOf(error)}</span>
    </DeadEnd>
  );
}

const never = () => () => undefined;

/** The root layout says it; where that failed itself, the choice in the cookie cannot be read, and Indonesian it is. */
function languageOfPage() {
  return document.documentElement.lang === 'en' ? 'en' : 'id';
}

function digestOf(error: unknown): string {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  return typeof digest === 'string' ? digest : '–';
}
