import type { Texts } from './texts';

/** What the choice of a lock says, wherever a file with identities leaves. */
export function lockWords({ t }: Texts) {
  const names = ['legend', 'locked', 'lockedHint', 'plain', 'plainHint', 'passphrase', 'once'] as const;
  return Object.fromEntries(names.map((name) => [name, t(`app.lock.${name}`)])) as Record<
    (typeof names)[number],
    string
  >;
}
