import { and, desc, eq, inArray } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { auditEntries, cases, offices, settings, users } from '@/db/schema';
import { since } from '@/db/since';
import { speakersOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { maySetBudget, maySupervise, plainly } from '../access';
import { BUDGET_SETTING, IDENTITIES_A_DAY, openSealedReason } from '../budget';

export type Spent = { persons: Set<string>; room: number };

/** What shows somebody an identity, or hands it out: each counts the person once a day. */
const SHOWN = ['identity.opened', 'rights.copied', 'contact.shown', 'referral.opened', 'referral.package-made'];

/**
 * Whose identities an actor was shown since midnight in Jakarta (the ids of the records that speak), and for how many
 * there is room. The audit knows.
 */
export async function identitiesToday(actor: Staff, from?: Pick<Reader, 'select'>, now = new Date()): Promise<Spent> {
  const reader = from ?? (await db());
  const entries = await reader
    .select({ act: auditEntries.act, subjectId: auditEntries.subjectId, personOfCase: cases.personId })
    .from(auditEntries)
    .leftJoin(cases, and(eq(auditEntries.subjectKind, 'case'), eq(cases.reference, auditEntries.subjectId)))
    .where(
      and(
        eq(auditEntries.actorId, actor.id),
        inArray(auditEntries.act, [...SHOWN, 'budget.confirmed']),
        since(reader, new Date(`${today(now)}T00:00:00+07:00`)),
      ),
    );
  const shown = entries.filter(({ act }) => SHOWN.includes(act));
  const records = [...new Set(shown.map(({ subjectId, personOfCase }) => personOfCase ?? subjectId))];
  const speakers = await speakersOf(reader, records);
  const persons = new Set(records.map((id) => speakers.get(id) ?? id));
  const confirmations = entries.length - shown.length;
  return { persons, room: (await budget(reader)) * (1 + confirmations) };
}

/** How many identities a day are nothing unusual here. */
export async function budget(from?: Pick<Reader, 'select'>): Promise<number> {
  const [row] = await (from ?? (await db())).select().from(settings).where(eq(settings.id, BUDGET_SETTING));
  return row ? Number(JSON.parse(row.value)) : IDENTITIES_A_DAY;
}

/** The same, for the administrator who sets it. */
export async function budgetToSet(actor: Staff): Promise<number> {
  if (!maySetBudget(actor)) throw new NotFound('budget');
  return budget();
}

export type Confirmation = { seq: number; at: Date; by: string; office: string; opened: number; reason: string };

const DAYS = 7;

/** Who opened more than is usual in the last week, and why they said they had to: for those who supervise them. */
export async function confirmations(actor: Staff, now = new Date()): Promise<Confirmation[]> {
  const reader = await db();
  const rows = await reader
    .select({ entry: auditEntries, by: users.name, office: offices })
    .from(auditEntries)
    .innerJoin(users, eq(users.id, auditEntries.actorId))
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        eq(auditEntries.act, 'budget.confirmed'),
        since(reader, new Date(`${addDays(today(now), -DAYS)}T00:00:00+07:00`)),
      ),
    )
    .orderBy(desc(auditEntries.seq));
  return rows
    .filter(({ entry, office }) => entry.actorId !== actor.id && maySupervise(actor, plainly(office.id)))
    .map(({ entry, by, office }) => {
      const { opened, reason } = JSON.parse(entry.details) as { opened: number; reason: string };
      const told = openSealedReason(entry.actorId, reason);
      return { seq: entry.seq, at: entry.at, by, office: office.code, opened, reason: told };
    });
}
