import { and, eq, gt, isNotNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, persons, referralPackages, referrals } from '@/db/schema';
import { isWithheld } from '@/features/cases/rules';
import { allPartners } from '@/features/partners/queries';
import { speakerOf } from '@/features/people/records';
import type { Machine } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { hashOfPackage } from '../package';
import { isUnderWay, missingScope, scopesFor } from '../rules';
import { saidOf } from './found';

/** Whoever comes with the address of a package: nobody who is known here. */
export const outside: Machine = { kind: 'machine', name: 'partner' };

/**
 * The package at an address, while it may be fetched: its time and the referral’s are not over, nobody revoked it, and the
 * person still agrees. Null for everything else, and for what never was; all alike.
 */
export async function packageAt(token: string, now = new Date()) {
  const reader = await db();
  const [found] = await reader
    .select({ package: referralPackages, referral: referrals, reference: cases.reference })
    .from(referralPackages)
    .innerJoin(referrals, eq(referrals.id, referralPackages.referralId))
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .where(
      and(
        eq(referralPackages.tokenHash, hashOfPackage(token)),
        isNotNull(referralPackages.content),
        gt(referralPackages.until, now),
      ),
    );
  if (!found || !isUnderWay(found.referral, today(now))) return null;
  const partner = (await allPartners(outside)).find(({ code }) => code === found.referral.partner);
  const [person] = await reader
    .select()
    .from(persons)
    .where(eq(persons.id, await speakerOf(reader, found.referral.personId)));
  if (!partner || !person || isWithheld(person)) return null;
  if (missingScope(scopesFor(partner.kind), await saidOf(reader, found.referral))) return null;
  return found;
}
