import type { Facts } from '@/features/people/facts';
import { foldName, foldNik, foldPassport } from '@/features/people/rules';
import type { Way } from './trial';

/** Equal NIK or passport, and nothing else: what a spreadsheet can do. */
export function byNumbers(): Way {
  const held = new Map<string, string[]>();
  const keys = ({ nik = '', passport = '' }: Facts) => [foldNik(nik), foldPassport(passport)].filter(Boolean);
  return {
    put(all) {
      for (const [id, facts] of all) for (const key of keys(facts)) held.set(key, [...(held.get(key) ?? []), id]);
    },
    find: (facts) =>
      [...new Set(keys(facts).flatMap((key) => held.get(key) ?? []))].map((personId) => ({
        personId,
        outcome: 'same',
      })),
  };
}

/** The usual simple method: born on the same day, and names alike by Jaro and Winkler from 0.9 on. */
export function byNameAndBirth(): Way {
  const held = new Map<string, { id: string; name: string }[]>();
  return {
    put(all) {
      for (const [id, { birth = '', name = '' }] of all)
        if (birth.length === 10) held.set(birth, [...(held.get(birth) ?? []), { id, name: foldName(name) }]);
    },
    find({ birth = '', name = '' }) {
      const probe = foldName(name);
      return (held.get(birth) ?? [])
        .map(({ id, name }) => ({ personId: id, like: jaroWinkler(probe, name) }))
        .filter(({ like }) => like >= 0.9)
        .sort((a, b) => b.like - a.like)
        .map(({ personId, like }) => ({ personId, outcome: like > 0.97 ? 'same' : 'doubtful' }));
    },
  };
}

/** Jaro 1989, Winkler 1990: letters in common within a window, and how many of them are out of order; a common beginning counts more. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const window = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const common: [number, string][] = [];
  for (let a = 0; a < one.length; a += 1) {
    for (let b = Math.max(0, a - window); b <= Math.min(other.length - 1, a + window); b += 1) {
      if (taken.has(b) || one[a] !== other[b]) continue;
      taken.add(b);
      common.push([b, one[a] as string]);
      break;
    }
  }
  if (common.length === 0) return 0;
  const inOrder = [...taken].sort((a, b) => a - b).map((b) => other[b]);
  const moved = common.filter(([, letter], n) => letter !== inOrder[n]).length / 2;
  const m = common.length;
  const jaro = (m / one.length + m / other.length + (m - moved) / m) / 3;
  let start = 0;
  while (start < 4 && one[start] === other[start] && start < one.length) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}
