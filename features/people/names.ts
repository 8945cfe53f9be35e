import { distance } from 'fastest-levenshtein';
import { isShortFor } from './nicknames';
import type { Part } from './spelling';

/** How much two parts of names are one, from the most on. */
export const likenesses = ['same', 'old_spelling', 'alike', 'typing', 'nickname', 'foreign_script', 'initial'] as const;
export type Likeness = (typeof likenesses)[number];

/** How two names lie beside each other: which part answers which, and what is left over on each side. */
export type Alignment = {
  pairs: { one: Part; other: Part; likeness: Likeness }[];
  /** Parts of the one, and of the other, that nothing answers. */
  over: [Part[], Part[]];
  muhammad: 'both' | 'one' | 'none';
  swapped: boolean;
};

/** Lays two names beside each other, the likest parts first; each answers one at most. */
export function align(one: readonly Part[], other: readonly Part[]): Alignment {
  const found: { a: number; b: number; rank: number; likeness: Likeness }[] = [];
  one.forEach((part, a) => {
    other.forEach((against, b) => {
      const likeness = likenessOf(part, against);
      if (likeness) found.push({ a, b, rank: likenesses.indexOf(likeness), likeness });
    });
  });
  found.sort((x, y) => x.rank - y.rank || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || x.a - y.a);
  const left = new Set(one.keys());
  const right = new Set(other.keys());
  const taken = found.filter(({ a, b }) => left.has(a) && right.has(b) && left.delete(a) && right.delete(b));
  taken.sort((x, y) => x.a - y.a);
  const plain = (parts: readonly Part[], rest: Set<number>) => [...rest].flatMap((at) => parts[at] ?? []);
  const withMuhammad = [one, other].filter((parts) => parts.some(({ kind }) => kind === 'muhammad')).length;
  return {
    pairs: taken.map(({ a, b, likeness }) => ({ one: one[a] as Part, other: other[b] as Part, likeness })),
    over: [plain(one, left), plain(other, right)],
    muhammad: (['none', 'one', 'both'] as const)[withMuhammad] ?? 'none',
    swapped: taken.some(({ b }, n) => b < (taken[n - 1]?.b ?? -1)),
  };
}

/** Of two parts; null where they have nothing in common. */
export function likenessOf(one: Part, other: Part): Likeness | null {
  if (one.kind === 'initial' || other.kind === 'initial') return one.raw[0] === other.raw[0] ? 'initial' : null;
  if (one.kind === 'muhammad' && other.kind === 'muhammad') return 'same';
  if (one.text === other.text) return one.raw === other.raw ? 'same' : 'old_spelling';
  if (one.sound === other.sound) return 'alike';
  if (isSlip(one.text, other.text) || isSlip(one.sound, other.sound)) return 'typing';
  if (isShortFor(one.text, other.text) || isShortFor(other.text, one.text)) return 'nickname';
  return isHeardAlike(one.coarse, other.coarse) ? 'foreign_script' : null;
}

/** One slip of the finger in a word of four letters or more, two in a long one; two neighbours swapped are one slip. */
function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4 || Math.abs(one.length - other.length) > 2) return false;
  const allowed = shorter < 8 ? 1 : 2;
  const far = distance(one, other);
  return far <= allowed || (far === 2 && isSwap(one, other));
}

function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

function isHeardAlike(one: string, other: string): boolean {
  if (one === other) return one.length > 1;
  return Math.min(one.length, other.length) > 3 && distance(one, other) === 1;
}
