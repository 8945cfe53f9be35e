import { db } from '@/db/client';
import { compare } from './comparison';
import type { Facts } from './facts';
import { fingerprintsOf } from './identity';
import type { Found, Matcher } from './matcher';
import { currentMemory, factsOfAll } from './memory';
import { recordsWith } from './records';

/** A record that may be of the same person, with what speaks for it and against. */
export type Match = Found;

/** How many records with a number that was typed are looked at. */
const MOST_WITH_NUMBER = 500;

/** The records that may be of the person of these facts: same or doubtful, best first. Rights are the caller's. */
export async function matchesOf(facts: Facts, options: { except?: string[]; most?: number } = {}): Promise<Match[]> {
  const { matcher } = await currentMemory();
  const found = matcher.find(facts, options);
  const former = await byFormerNumbers(facts, matcher, { ...options, found });
  if (former.length === 0) return found;
  const others = found.filter(({ personId }) => !former.some((each) => each.personId === personId));
  return [...others, ...former].toSorted((a, b) => b.score - a.score).slice(0, options.most ?? 20);
}

/** The records with names most like the one told, best first, where nothing can be judged. Rights are the caller's. */
export async function similarTo(facts: Facts, options: { except: string[]; most: number }): Promise<Match[]> {
  return (await currentMemory()).matcher.alike(facts, options);
}

type Besides = { except?: string[]; found: Match[] };

/**
 * Records that said such a number before another took its place, in a joining: they keep its fingerprint, and are
 * compared as if they still said it.
 */
async function byFormerNumbers(facts: Facts, matcher: Matcher, { except = [], found }: Besides): Promise<Match[]> {
  const prints = fingerprintsOf(facts);
  if (prints.length === 0) return [];
  const agrees = ({ evidence }: Match, kind: string) =>
    evidence.some(({ field, code }) => field === kind && code === 'same');
  const rows = (await recordsWith(await db(), prints))
    .slice(0, MOST_WITH_NUMBER)
    .filter(
      ({ personId, kind }) =>
        !except.includes(personId) && !found.some((each) => each.personId === personId && agrees(each, kind)),
    );
  const former: Match[] = [];
  const records = await factsOfAll([...new Set(rows.map((row) => row.personId))]);
  for (const [personId, own] of records) {
    const said = Object.fromEntries(
      rows.filter((row) => row.personId === personId).map(({ kind }) => [kind, facts[kind]]),
    );
    if (Object.entries(said).every(([kind, number]) => own[kind as 'nik'] === number)) continue;
    const comparison = compare(facts, { ...own, ...said }, matcher.frequency);
    if (comparison.outcome !== 'different') former.push({ ...comparison, personId });
  }
  return former;
}
