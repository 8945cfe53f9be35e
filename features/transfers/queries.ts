import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, caseTransfers, episodes, offices, persons } from '@/db/schema';
import { mayLogCases } from '@/features/cases/access';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { exceptionsFor, notLocked } from '@/features/cases/queries/scope';
import { isWithheld } from '@/features/cases/rules';
import { standingOf } from '@/features/consents/queries';
import { permits } from '@/features/consents/rules';
import { openText } from '@/features/people/identity';
import { speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { MOST_TOLD } from '@/lib/texts';
import { mayTake } from './access';

export type TransferRow = typeof caseTransfers.$inferSelect;
type Office = typeof offices.$inferSelect;

/** A transfer that waits for an answer, for the office that may take it. Of the case it tells what the asking office said. */
export type Offer = Pick<TransferRow, 'id' | 'reason' | 'askedAt'> & {
  from: Office;
  destination: string;
  words: string;
};

/** What other offices ask the actor’s to take, newest first. */
export async function transfersOffered(actor: Staff): Promise<Offer[]> {
  if (!mayLogCases(actor)) throw new NotFound('transfers');
  const rows = await (await db())
    .select({ row: caseTransfers, from: offices, destination: episodes.destination })
    .from(caseTransfers)
    .innerJoin(cases, eq(cases.id, caseTransfers.caseId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, caseTransfers.fromOfficeId))
    .where(and(waitsFor(actor), notLocked(actor)))
    .orderBy(desc(caseTransfers.askedAt));
  const reader = await db();
  const told = new Set<string>();
  for (const { row } of rows) if (await mayBeTold(reader, row.personId)) told.add(row.id);
  const keys = await personKeys(rows.flatMap(({ row }) => (told.has(row.id) ? [row.personId] : [])));
  return rows.map(({ row, from, destination }) => {
    const key = keys.get(row.personId);
    const words = key && told.has(row.id) ? openText(row.personId, key, 'case_transfers', 'words', row.words) : '';
    return { id: row.id, reason: row.reason, askedAt: row.askedAt, from, destination, words };
  });
}

/** Whether another office still reads words about somebody: they agreed, and nothing stopped it since. */
async function mayBeTold(from: Pick<Reader, 'select'>, personId: string): Promise<boolean> {
  const [person] = await from
    .select()
    .from(persons)
    .where(eq(persons.id, await speakerOf(from, personId)));
  if (!person || isWithheld(person)) return false;
  return permits((await standingOf(from, personId)).referral_sharing?.state);
}

/** How many wait for the actor’s office, up to one more than is told. */
export async function transfersWaiting(actor: Staff): Promise<number> {
  if (!mayLogCases(actor)) return 0;
  const rows = await (await db())
    .select({ id: caseTransfers.id })
    .from(caseTransfers)
    .innerJoin(cases, eq(cases.id, caseTransfers.caseId))
    .where(and(waitsFor(actor), notLocked(actor)))
    .limit(MOST_TOLD + 1);
  return rows.length;
}

const waitsFor = (actor: Staff) => and(eq(caseTransfers.toOfficeId, actor.officeId), eq(caseTransfers.state, 'asked'));

const taking = alias(offices, 'taking');

/** The transfers of a case, newest first, for those who may ask for one. */
export async function transfersOf(actor: Staff, reference: string) {
  const file = await caseToMove(actor, reference);
  const transfers = await (await db())
    .select({ row: caseTransfers, from: offices, to: taking })
    .from(caseTransfers)
    .innerJoin(offices, eq(offices.id, caseTransfers.fromOfficeId))
    .innerJoin(taking, eq(taking.id, caseTransfers.toOfficeId))
    .where(eq(caseTransfers.caseId, file.case.id))
    .orderBy(desc(caseTransfers.askedAt));
  return {
    file,
    transfers: transfers.map(({ row: { words: _sealed, ...row }, from, to }) => ({ ...row, from, to })),
  };
}

/** A transfer the actor’s office is asked for; any other reads as one that is not there. */
export async function transferFor(actor: Staff, id: string, from: Pick<Reader, 'select'>) {
  const [found] = await from
    .select({ row: caseTransfers, file: cases, ...exceptionsFor(actor) })
    .from(caseTransfers)
    .innerJoin(cases, eq(cases.id, caseTransfers.caseId))
    .where(eq(caseTransfers.id, id));
  const owned = found && { officeId: found.file.officeId, lockedOut: found.lockedOut, emergency: found.emergency };
  if (!found || !owned || !mayTake(actor, { file: owned, toOfficeId: found.row.toOfficeId }))
    throw new NotFound('transfer');
  return { row: found.row, file: found.file };
}
