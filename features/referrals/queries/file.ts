import { desc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { offices, persons, referralPackages, users } from '@/db/schema';
import type { FieldName, Section } from '@/features/cases/fields';
import { answersTo } from '@/features/cases/queries/case-file';
import { hasOpened, hasOpenedIn } from '@/features/cases/queries/identity-open';
import { isWithheld } from '@/features/cases/rules';
import { allPartners } from '@/features/partners/queries';
import type { Partner } from '@/features/partners/rules';
import { openText } from '@/features/people/identity';
import { recordsOf, speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { mayAnswer, mayReceive, maySend } from '../access';
import type { Facts } from '../facts';
import { fieldsShared, isRunning, isUnderWay, missingScope, numberOf, scopesFor, standsAs } from '../rules';
import { type FoundReferral, type ReferralRow, referralFor, saidOf } from './found';

type Office = typeof offices.$inferSelect;

export type ReferralFile = {
  id: string;
  number: string;
  kind: ReferralRow['kind'];
  reason: ReferralRow['reason'];
  state: ReturnType<typeof standsAs>;
  until: string;
  askedAt: Date;
  askedBy: string;
  from: Office;
  toOffice: Office | null;
  partner: Partner | null;
  sections: Section[];
  facts: Facts | null;
  /** The number of the case: for those who referred it alone. */
  reference: string | null;
  isSender: boolean;
  isReceiver: boolean;
  mayAnswer: boolean;
  mayFinish: boolean;
  mayRevoke: boolean;
  /** Why nothing is read though it was accepted: what the person agreed to, or asked, has changed since. */
  closed: 'withheld' | 'consent-withdrawn' | null;
  hasWords: boolean;
  /** What is asked, and what came of it, in words; null where they are not open to the reader. */
  words: string | null;
  outcome: string | null;
  /** Whether the receiver has opened what is shared a little while ago. */
  isOpen: boolean;
  packages: Package[];
};

export type Package = Pick<
  typeof referralPackages.$inferSelect,
  'id' | 'until' | 'madeAt' | 'opened' | 'refused' | 'openedAt' | 'goneAt'
>;

/** A referral for those who sent it and those who receive it. To everybody else it is not there. */
export async function referralFile(actor: Staff, id: string, now = new Date()): Promise<ReferralFile> {
  const found = await referralFor((who, referred) => maySend(who, referred) || mayReceive(who, referred), actor, id);
  const { row, file, referred } = found;
  const [reader, day] = [await db(), today(now)];
  const [isSender, isReceiver] = [maySend(actor, referred), mayReceive(actor, referred)];
  const [own] = await reader.select().from(offices).where(eq(offices.id, file.officeId));
  const [to] = row.toOfficeId ? await reader.select().from(offices).where(eq(offices.id, row.toOfficeId)) : [];
  const [asker] = await reader.select({ name: users.name }).from(users).where(eq(users.id, row.askedBy));
  const partner = row.partner ? (await allPartners(actor)).find(({ code }) => code === row.partner) : undefined;
  const answers = mayAnswer(actor, referred) && row.kind !== 'notice';
  return {
    ...{ id, number: numberOf(id), kind: row.kind, reason: row.reason, state: standsAs(row, day), until: row.until },
    ...{ askedAt: row.askedAt, askedBy: asker?.name ?? '', from: own as Office, toOffice: to ?? null },
    partner: partner ?? null,
    sections: JSON.parse(row.sections) as Section[],
    facts: row.facts ? (JSON.parse(row.facts) as Facts) : null,
    reference: isSender ? file.reference : null,
    ...{ isSender, isReceiver },
    mayAnswer: answers && standsAs(row, day) === 'asked',
    mayFinish: answers && isRunning(row, day),
    mayRevoke: isSender && row.kind !== 'notice' && isUnderWay(row, day),
    closed: isUnderWay(row, day) ? await closedBecause(row, partner ?? null) : null,
    hasWords: row.words !== null || row.outcome !== null,
    ...(await wordsFor(actor, found, day)),
    isOpen:
      isReceiver &&
      isRunning(row, day) &&
      (await hasOpenedIn(actor, { reference: file.reference, what: 'referral', id }, now.getTime())),
    packages: isSender ? await packagesOf(id) : [],
  };
}

/** What came between the person and the sharing, if anything did. */
async function closedBecause(row: ReferralRow, partner: Partner | null): Promise<ReferralFile['closed']> {
  const reader = await db();
  const [person] = await reader
    .select()
    .from(persons)
    .where(eq(persons.id, await speakerOf(reader, row.personId)));
  if (!person || isWithheld(person)) return 'withheld';
  return missingScope(scopesFor(partner?.kind ?? null), await saidOf(reader, row)) ? 'consent-withdrawn' : null;
}

/** Those who referred read the words while the identity is open to them; the receiver what is asked, while it is. */
async function wordsFor(actor: Staff, { row, referred }: FoundReferral, day: string) {
  const reader = await db();
  const records = await recordsOf(reader, row.personId);
  const opened = maySend(actor, referred) && (await hasOpened(actor, records));
  const asked = mayReceive(actor, referred) && isUnderWay(row, day) && !(await closedBecause(row, null));
  const key = opened || asked ? (await personKeys([row.personId])).get(row.personId) : undefined;
  const text = (column: 'words' | 'outcome') =>
    key ? openText(row.personId, key, 'referrals', column, row[column]) : null;
  return { words: text('words'), outcome: opened ? text('outcome') : null };
}

async function packagesOf(referralId: string): Promise<Package[]> {
  const { id, until, madeAt, opened, refused, openedAt, goneAt } = referralPackages;
  return (await db())
    .select({ id, until, madeAt, opened, refused, openedAt, goneAt })
    .from(referralPackages)
    .where(eq(referralPackages.referralId, referralId))
    .orderBy(desc(madeAt));
}

export type SharedSections = { names: FieldName[]; answers: Awaited<ReturnType<typeof answersTo>> };

/**
 * What is shared with the receiver, and nothing beyond: asked for anew at each look, so that whatever ended it meanwhile
 * ends it here. Null where it is not open.
 */
export async function sharedWith(actor: Staff, id: string, now = new Date()): Promise<SharedSections | null> {
  const { row, file } = await referralFor(mayReceive, actor, id);
  if (
    !isRunning(row, today(now)) ||
    !(await hasOpenedIn(actor, { reference: file.reference, what: 'referral', id }, now.getTime()))
  )
    return null;
  const said = await saidOf(await db(), row);
  if (missingScope(scopesFor(null), said)) return null;
  const names = fieldsShared(JSON.parse(row.sections) as Section[], said);
  const answers = await answersTo(actor, row.caseId, names);
  return answers && { names, answers };
}
