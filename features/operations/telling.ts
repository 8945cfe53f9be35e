import type { MessageKey, Texts } from '@/lib/texts';

/** The numbers something is about: some of them by name, and how many there are. */
export type Named = { references: string[]; count: number };

const MOST_NAMED = 12;

/** Why something was refused, in words, with the numbers it is about, as many as one reads; none where there is no such reason. */
export function refusalWords(refused: string, { references, count }: Named, { t }: Texts): string | undefined {
  const keys = [
    ...(count > 0 ? [`operations.against.${refused}`] : []),
    `operations.refused.${refused}`,
  ] as MessageKey[];
  const key = keys.find((each) => t.has(each));
  if (!key) return undefined;
  const named = references.slice(0, MOST_NAMED).join(', ');
  const more = count - Math.min(count, MOST_NAMED);
  const told = more > 0 ? `${named}, ${t('operations.more', { count: more })}` : named;
  return (t as (key: MessageKey, values: { references: string }) => string)(key, { references: told });
}

/** The numbers that an address carries; whatever else it holds is left out. */
export function namedIn(of = '', more = ''): Named {
  const references = of.split(' ').filter((each) => /^([A-Z]{2,5}-\d{4}-\d{5}|\d{1,6})$/.test(each));
  const count = /^\d{1,6}$/.test(more) ? Number(more) : 0;
  return { references, count: references.length > 0 ? Math.max(count, references.length) : 0 };
}
