import { eq } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { cases, referrals } from '@/db/schema';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { standingOf } from '@/features/consents/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import type { Referred } from '../access';

export type ReferralRow = typeof referrals.$inferSelect;
export type FoundReferral = { row: ReferralRow; file: typeof cases.$inferSelect; referred: Referred };

/** A referral, if a rule allows it to this actor; any other reads as one that is not there. */
export async function referralFor(
  may: (actor: Staff, referred: Referred) => boolean,
  actor: Staff,
  id: string,
  from?: Pick<Reader, 'select'>,
): Promise<FoundReferral> {
  const [found] = await (from ?? (await db()))
    .select({ row: referrals, file: cases, ...exceptionsFor(actor) })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .where(eq(referrals.id, id));
  if (!found) throw new NotFound('referral');
  const { row, file, lockedOut, emergency } = found;
  const referred = { file: { officeId: file.officeId, lockedOut, emergency }, toOfficeId: row.toOfficeId };
  if (!may(actor, referred)) throw new NotFound('referral');
  return { row, file, referred };
}

/** What the person of a referral agrees to now: asked anew each time, for it may have been withdrawn since. */
export async function saidOf(from: Pick<Reader, 'select'>, { personId }: ReferralRow) {
  return standingOf(from, personId);
}
