import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { offices, referrals } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingOf } from '@/features/consents/queries';
import { workersAt } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { allPartners } from '@/features/partners/queries';
import type { Partner } from '@/features/partners/rules';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Asked } from '../input';
import { lastDay, missingScope, numberOf, scopesFor } from '../rules';

export type AskRefusal =
  | 'withheld'
  | 'sent-already'
  | 'not-a-receiver'
  | 'under-way-already'
  | 'no-referral-consent'
  | 'no-justice-consent';

type Receiver = { toOfficeId: string; partner: null } | { toOfficeId: null; partner: Partner };

/**
 * Refers some sections of a case to another office or an outside partner, if the person agreed to it scope by scope. A
 * form sent twice makes one.
 */
export async function askReferral(
  actor: Staff,
  reference: string,
  { kind, ...asked }: Asked & { kind: 'office' | 'partner' },
  now = new Date(),
) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const receiver =
      kind === 'office' ? await officeNamed(tx, file, asked.to) : await partnerNamed(actor, tx, asked.to);
    if (!receiver) return { refused: 'not-a-receiver' as const };
    const refused = await cannotShare(tx, file, receiver);
    if (refused) return { refused };
    const id = isSubmissionId(asked.id) ? asked.id : newId(now.getTime());
    const [kept] = await tx
      .insert(referrals)
      .values({
        ...{ id, kind, caseId: file.id, personId, toOfficeId: receiver.toOfficeId },
        partner: receiver.partner?.code ?? null,
        reason: asked.reason,
        sections: JSON.stringify(asked.sections),
        words: sealText(personId, key, 'referrals', 'words', asked.words),
        until: lastDay(today(now), asked.days),
        ...{ state: 'asked' as const, askedBy: actor.id, askedAt: now },
      })
      .onConflictDoNothing()
      .returning();
    if (!kept) return { refused: 'sent-already' as const };
    await told(tx, audit, actor, { kept, file, receiver }, now);
    return { id };
  });
}

async function officeNamed(tx: Writer, file: CaseRow, id: string): Promise<Receiver | null> {
  const [office] = await tx
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.id, id), ne(offices.id, file.officeId)));
  return office ? { toOfficeId: office.id, partner: null } : null;
}

async function partnerNamed(actor: Staff, tx: Writer, code: string): Promise<Receiver | null> {
  const partner = (await allPartners(actor, tx)).find((each) => each.code === code && !each.closedAt);
  return partner ? { toOfficeId: null, partner } : null;
}

async function cannotShare(tx: Writer, file: CaseRow, receiver: Receiver): Promise<AskRefusal | null> {
  if (await isWithheldNow(tx, file.personId)) return 'withheld';
  const missing = missingScope(scopesFor(receiver.partner?.kind ?? null), await standingOf(tx, file.personId));
  if (missing) return missing === 'justice' ? 'no-justice-consent' : 'no-referral-consent';
  const to = receiver.partner
    ? eq(referrals.partner, receiver.partner.code)
    : eq(referrals.toOfficeId, receiver.toOfficeId ?? '');
  const before = await tx
    .select({ until: referrals.until })
    .from(referrals)
    .where(
      and(
        eq(referrals.caseId, file.id),
        inArray(referrals.kind, ['office', 'partner']),
        inArray(referrals.state, ['asked', 'accepted']),
        to,
      ),
    );
  return before.some(({ until }) => until >= today()) ? 'under-way-already' : null;
}

type Sent = { kept: typeof referrals.$inferSelect; file: CaseRow; receiver: Receiver };

async function told(tx: Writer, audit: Recorder, actor: Staff, { kept, file, receiver }: Sent, now: Date) {
  const { id, reason, until, sections, toOfficeId } = kept;
  await audit.record({
    act: 'referral.asked',
    subject: { kind: 'case', id: file.reference },
    details: {
      ...{ number: numberOf(id), reason, last: until, shared: JSON.parse(sections) },
      to: receiver.partner?.nameId ?? toOfficeId,
    },
  });
  if (!toOfficeId) return;
  const workers = await workersAt(tx, { officeId: toOfficeId, caseId: file.id });
  // The number of the case is not told; it hides the notice from whoever is locked out of it later.
  const details = { referral: id, number: numberOf(id), office: actor.officeCode, reference: file.reference };
  await notify(tx, workers, 'referral-asked', details, now);
}
