import { and, desc, eq, inArray, or } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { cases, personPairs, users } from '@/db/schema';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';

type Marking = { one: string[]; other: string[]; state: 'same' | 'different' };

/** What a joining, or undoing it, says of the pairs between the records of the two: each keeps what it was decided on. */
export async function markPairs(tx: Writer, actor: Staff, { one, other, state }: Marking, now: Date): Promise<void> {
  const between = or(
    and(inArray(personPairs.oneId, one), inArray(personPairs.otherId, other)),
    and(inArray(personPairs.oneId, other), inArray(personPairs.otherId, one)),
  );
  const asked = await tx
    .select({ by: personPairs.askedBy })
    .from(personPairs)
    .where(and(between, eq(personPairs.state, 'asked')));
  for (const { by } of asked) if (by && by !== actor.id) await answer(tx, actor, by, { one, other, state }, now);
  await tx
    .update(personPairs)
    .set({ state, decidedBy: actor.id, decidedAt: now, decidedEvidence: personPairs.evidence, reopenedAt: null })
    .where(between);
}

/** Tells whoever asked about a pair what it was decided to be: by the number of their own case, and no more. */
async function answer(tx: Writer, actor: Staff, askedBy: string, { one, other, state }: Marking, now: Date) {
  const [own] = await tx
    .select({ reference: cases.reference })
    .from(cases)
    .innerJoin(users, eq(users.officeId, cases.officeId))
    .where(and(eq(users.id, askedBy), inArray(cases.personId, [...one, ...other])))
    .orderBy(desc(cases.createdAt));
  if (!own) return;
  await notify(tx, [askedBy], 'pair-answered', { by: actor.name, reference: own.reference, answer: state }, now);
}
