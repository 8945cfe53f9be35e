import type { Words } from '../telling';

/** A way back to the beginning. The page is loaded anew: what it holds of this list is gone with it. */
export function Another({ words }: { words: Words }) {
  return (
    <a href="/cases/intake" className="inline-flex min-h-11 items-center justify-self-start text-accent underline">
      {words.another}
    </a>
  );
}
