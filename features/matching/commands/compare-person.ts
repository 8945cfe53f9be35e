import { inArray, or } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personPairs, persons } from '@/db/schema';
import { compare } from '@/features/people/comparison';
import type { Comparison, Facts } from '@/features/people/facts';
import { matchesOf } from '@/features/people/match-index';
import { factsOf } from '@/features/people/memory';
import { recordsOf } from '@/features/people/records';
import { evidenceFrom, opensAgain, saysOther } from '../reopening';

type Pair = typeof personPairs.$inferSelect;

/** What looking for the pairs of a person asks to be written. */
export type PairChange =
  | { kind: 'found'; oneId: string; otherId: string; comparison: Comparison }
  | { kind: 'said-other' | 'reopened'; pair: Pair; comparison: Comparison }
  | { kind: 'became-one' | 'doubled'; pair: Pair };

/** More likely people than these are not looked through by anybody. */
const MOST = 30;

/** Compares a person, by all records, with everybody else, and with the pairs that are known. */
export async function comparePerson(speaker: string): Promise<PairChange[]> {
  const reader = await db();
  const records = await recordsOf(reader, speaker);
  const known = await reader
    .select()
    .from(personPairs)
    .where(or(inArray(personPairs.oneId, records), inArray(personPairs.otherId, records)));
  const facts = (await Promise.all(records.map(factsOf))).filter((each): each is Facts => each !== null);
  const found = (await Promise.all(facts.map((each) => matchesOf(each, { except: records, most: MOST })))).flat();
  const others = known.map((pair) => otherOf(pair, records));
  const speakers = await speakersOf(reader, [...found.map(({ personId }) => personId), ...others]);
  const best = bestOf(found, speakers);
  return [
    ...changesTo(known, { records, best, speakers }),
    ...doubled(known, { records, speakers }),
    ...(await faded(known, { records, best, speakers, facts })),
    ...newPairs(speaker, known, { records, best, speakers }),
  ];
}

const otherOf = ({ oneId, otherId }: Pair, records: string[]) => (records.includes(oneId) ? otherId : oneId);

async function speakersOf(reader: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: persons.id, sameAs: persons.sameAs })
    .from(persons)
    .where(inArray(persons.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, sameAs }) => [id, sameAs ?? id]));
}

type Best = Map<string, Comparison>;
type Around = { records: string[]; best: Best; speakers: Map<string, string> };

/** Of each other person the comparison that says most, whichever records it is of. */
function bestOf(found: (Comparison & { personId: string })[], speakers: Map<string, string>): Best {
  const best: Best = new Map();
  for (const { personId, ...comparison } of found) {
    const other = speakers.get(personId);
    const before = other && best.get(other);
    if (other && (!before || before.score < comparison.score)) best.set(other, comparison);
  }
  return best;
}

function changesTo(known: Pair[], { records, best, speakers }: Around): PairChange[] {
  return known.flatMap((pair): PairChange[] => {
    const waits = pair.state === 'open' || pair.state === 'asked';
    const other = otherOf(pair, records);
    if (records.includes(other)) return waits ? [{ kind: 'became-one', pair }] : [];
    const comparison = best.get(speakers.get(other) ?? '');
    if (!comparison) return [];
    if (waits) return saysOther(saidOf(pair), comparison) ? [{ kind: 'said-other', pair, comparison }] : [];
    const decided = { outcome: pair.outcome, evidence: evidenceFrom(pair.decidedEvidence ?? pair.evidence) };
    return opensAgain(decided, comparison) ? [{ kind: 'reopened', pair, comparison }] : [];
  });
}

/** Two people of several records may have been paired by several of them: one row is enough, asked before open. */
function doubled(known: Pair[], { records, speakers }: Pick<Around, 'records' | 'speakers'>): PairChange[] {
  const order = (pair: Pair) => `${pair.state === 'asked' ? 0 : 1}${pair.id}`;
  const waiting = known
    .filter((pair) => pair.state === 'open' || pair.state === 'asked')
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const withWhom = (pair: Pair) => speakers.get(otherOf(pair, records)) ?? pair.id;
  return waiting
    .filter((pair, n) => pair.state === 'open' && waiting.findIndex((each) => withWhom(each) === withWhom(pair)) < n)
    .filter((pair) => !records.includes(otherOf(pair, records)))
    .map((pair) => ({ kind: 'doubled', pair }));
}

const saidOf = ({ outcome, score, evidence }: Pair) => ({
  outcome,
  score: score / 100,
  evidence: evidenceFrom(evidence),
});

/** Pairs that wait and are likely no more: what was known of one of them has changed. */
async function faded(known: Pair[], { records, best, speakers, facts }: Around & { facts: Facts[] }) {
  const gone: PairChange[] = [];
  for (const pair of known) {
    const other = otherOf(pair, records);
    const isOpen = pair.state === 'open' && pair.outcome !== 'different';
    if (!isOpen || records.includes(other) || best.has(speakers.get(other) ?? '')) continue;
    const theirs = await factsOf(other);
    if (!theirs) continue;
    const [closest] = facts.map((own) => compare(own, theirs)).toSorted((a, b) => b.score - a.score);
    if (closest?.outcome === 'different') gone.push({ kind: 'said-other', pair, comparison: closest });
  }
  return gone;
}

function newPairs(speaker: string, known: Pair[], { records, best, speakers }: Around): PairChange[] {
  const paired = new Set(known.map((pair) => speakers.get(otherOf(pair, records))));
  return [...best]
    .filter(([other]) => !paired.has(other) && !records.includes(other))
    .map(([other, comparison]) => {
      const [oneId = '', otherId = ''] = [speaker, other].toSorted();
      return { kind: 'found', oneId, otherId, comparison };
    });
}
