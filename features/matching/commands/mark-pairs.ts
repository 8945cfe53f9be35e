import { and, eq, inArray, or } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { cases, personPairs, users } from '@/db/schema';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';

type Asked = typeof personPairs.$inferSelect;
type Marking = { one: string[]; other: string[]; state: 'same' | 'different' };

/** Within a change: whether a pair still waits for a decision, so that of two presses only the first counts. */
export async function stillWaits(tx: Writer, pair: string): Promise<boolean> {
  const waiting = inArray(personPairs.state, ['open', 'asked']);
  return (await tx.$count(personPairs, and(eq(personPairs.id, pair), waiting))) > 0;
}

/** What a joining, or undoing it, says of the pairs between the records of the two: each keeps what it was decided on. */
export async function markPairs(tx: Writer, actor: Staff, { one, other, state }: Marking, now: Date): Promise<void> {
  const between = betweenRecords(one, other);
  const asked = await tx
    .select()
    .from(personPairs)
    .where(and(between, eq(personPairs.state, 'asked')));
  for (const pair of asked) await answer(tx, actor, pair, state, now);
  await tx
    .update(personPairs)
    .set({ state, decidedBy: actor.id, decidedAt: now, decidedEvidence: personPairs.evidence, reopenedAt: null })
    .where(between);
}

/** A pair of which all that is known says *same* is left to supervisors: a caseworker's word is no last word on it. */
export async function leaveSure(tx: Writer, one: string[], other: string[]): Promise<void> {
  const sure = and(betweenRecords(one, other), eq(personPairs.outcome, 'same'));
  await tx.update(personPairs).set({ state: 'open' }).where(sure);
}

const betweenRecords = (one: string[], other: string[]) =>
  or(
    and(inArray(personPairs.oneId, one), inArray(personPairs.otherId, other)),
    and(inArray(personPairs.oneId, other), inArray(personPairs.otherId, one)),
  );

/**
 * Tells whoever asked about a pair what it was decided to be: by the number of the case they asked with, which is of one
 * of the two records of the pair and was opened when they asked, and no more.
 */
async function answer(tx: Writer, actor: Staff, pair: Asked, state: Marking['state'], now: Date): Promise<void> {
  const { askedBy, askedAt, oneId, otherId } = pair;
  if (!askedBy || askedBy === actor.id) return;
  const files = await tx
    .select({ reference: cases.reference, createdAt: cases.createdAt })
    .from(cases)
    .innerJoin(users, eq(users.officeId, cases.officeId))
    .where(and(eq(users.id, askedBy), inArray(cases.personId, [oneId, otherId])));
  const apart = ({ createdAt }: { createdAt: Date }) =>
    Math.abs(createdAt.getTime() - (askedAt ?? createdAt).getTime());
  const [own] = files.toSorted((a, b) => apart(a) - apart(b));
  if (!own) return;
  await notify(tx, [askedBy], 'pair-answered', { by: actor.name, reference: own.reference, answer: state }, now);
}
