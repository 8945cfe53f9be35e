'use client';

import { useSyncExternalStore } from 'react';
import { troubleOf } from '../lib/errors';
import words from '../messages/failures.json';
import { Button } from './button';
import { DeadEnd } from './dead-end';

/**
 * What is shown instead of a page that failed. Nothing of the error itself is shown but what is wrong with the base, or
 * the number under which the log knows it.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useFailureLocale();
  const { title, body, again, home, ...rest } = words[locale];
  const trouble = troubleOf(error);
  return (
    <DeadEnd
      title={trouble ? rest[trouble].title : title}
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
      {trouble ? rest[trouble].body : digestOf(error) ? <Numbered sentence={body} error={error} /> : rest.kept.offline}
    </DeadEnd>
  );
}

/** The words of failures are in a file of their own because they are needed in the browser, where no others are. */
export function useFailureLocale(): keyof typeof words {
  return useSyncExternalStore(never, languageOfPage, () => 'id' as const);
}

export function Numbered({ sentence, error }: { sentence: string; error: unknown }) {
  return (
    <>
      {sentence} <span className="font-semibold">{digestOf(error) ?? '–'}</span>
    </>
  );
}

const never = () => () => undefined;

/** The root layout says it; where that failed itself, the choice in the cookie cannot be read, and Indonesian it is. */
function languageOfPage() {
  return document.documentElement.lang === 'en' ? 'en' : 'id';
}

/** The number under which the log knows an error of the server. */
export function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  return typeof digest === 'string' ? digest : undefined;
}
