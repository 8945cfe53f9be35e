import { and, desc, eq, gte, inArray, ne, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import { cases, offices, referrals } from '@/db/schema';
import { mayLogCases } from '@/features/cases/access';
import type { Section } from '@/features/cases/fields';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { notLocked } from '@/features/cases/queries/scope';
import { allPartners } from '@/features/partners/queries';
import type { Partner } from '@/features/partners/rules';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { MOST_TOLD } from '@/lib/texts';
import { numberOf, standsAs } from '../rules';
import type { ReferralRow } from './found';

type Office = typeof offices.$inferSelect;

export type ReferralLine = Pick<ReferralRow, 'id' | 'kind' | 'reason' | 'until' | 'askedAt'> & {
  number: string;
  state: ReturnType<typeof standsAs>;
  sections: Section[];
  from: Office;
  toOffice: Office | null;
  partner: Partner | null;
  /** The number of the case, where the reader works on it. */
  reference: string | null;
};

/** Every referral of a case, newest first, for those who may refer it. */
export async function referralsOf(actor: Staff, reference: string) {
  const file = await caseToMove(actor, reference);
  return { file, referrals: await linesWhere(actor, eq(referrals.caseId, file.case.id)) };
}

/** How long what is over is still shown to the receiving office. */
const SHOWN_DAYS = 30;

/** What was referred to the actor’s office, and what it referred itself and has not ended yet. */
export async function officeReferrals(actor: Staff, now = new Date()) {
  if (!mayLogCases(actor)) throw new NotFound('referrals');
  const day = today(now);
  const [received, sent] = await Promise.all([
    linesWhere(actor, and(eq(referrals.toOfficeId, actor.officeId), gte(referrals.until, addDays(day, -SHOWN_DAYS)))),
    linesWhere(
      actor,
      and(
        eq(cases.officeId, actor.officeId),
        ne(referrals.kind, 'notice'),
        inArray(referrals.state, ['asked', 'accepted']),
        gte(referrals.until, day),
      ),
    ),
  ]);
  return { received, sent };
}

/** How many referrals wait for an answer of the actor’s office, up to one more than is told. */
export async function referralsWaiting(actor: Staff, now = new Date()): Promise<number> {
  if (!mayLogCases(actor)) return 0;
  const rows = await (await db())
    .select({ id: referrals.id })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .where(
      and(
        eq(referrals.toOfficeId, actor.officeId),
        eq(referrals.state, 'asked'),
        gte(referrals.until, today(now)),
        notLocked(actor),
      ),
    )
    .limit(MOST_TOLD + 1);
  return rows.length;
}

const receiving = alias(offices, 'receiving');
const MOST = 200;

/** Lines under a condition; never about somebody the actor is locked out of. */
async function linesWhere(actor: Staff, condition: SQL | undefined): Promise<ReferralLine[]> {
  const day = today();
  const rows = await (await db())
    .select({ row: referrals, reference: cases.reference, from: offices, toOffice: receiving })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .leftJoin(receiving, eq(receiving.id, referrals.toOfficeId))
    .where(and(condition, notLocked(actor)))
    .orderBy(desc(referrals.askedAt), desc(referrals.id))
    .limit(MOST);
  const partners = new Map((await allPartners(actor)).map((partner) => [partner.code, partner]));
  return rows.map(({ row, reference, from, toOffice }) => ({
    ...{ id: row.id, kind: row.kind, reason: row.reason, until: row.until, askedAt: row.askedAt },
    ...{ number: numberOf(row.id), state: standsAs(row, day), from, toOffice },
    sections: JSON.parse(row.sections) as Section[],
    partner: partners.get(row.partner ?? '') ?? null,
    reference: row.toOfficeId === actor.officeId && from.id !== actor.officeId ? null : reference,
  }));
}
