import { and, asc, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { caseLocks, cases, emergencies, offices, users } from '@/db/schema';
import { staffFrom } from '@/features/accounts/queries';
import { maySupervise, plainly } from '@/features/cases/access';
import { caseFor } from '@/features/cases/queries/case-for';
import { exceptionsFor, inSight } from '@/features/cases/queries/scope';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { cannotLock, mayReview } from './access';

export type Lock = { id: string; colleague: string; by: string; at: Date; reason: string };

/** Who is locked out of a case, and who could be; for whoever supervises it. To all others the case reads as not there. */
export async function locksOf(actor: Staff, reference: string) {
  const file = await caseFor(maySupervise, actor, reference);
  const reader = await db();
  const rows = await reader
    .select({ lock: caseLocks, colleague: users.name })
    .from(caseLocks)
    .innerJoin(users, eq(users.id, caseLocks.userId))
    .where(and(eq(caseLocks.caseId, file.id), isNull(caseLocks.liftedAt)))
    .orderBy(desc(caseLocks.lockedAt));
  const staff = await reader
    .select({ user: users, office: offices })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(isNull(users.disabledAt))
    .orderBy(asc(users.name));
  const key = (await personKeys([file.personId])).get(file.personId);
  const names = new Map(staff.map(({ user }) => [user.id, user.name]));
  const locked = new Set(rows.map(({ lock }) => lock.userId));
  const locks: Lock[] = rows.map(({ lock, colleague }) => ({
    id: lock.id,
    colleague,
    by: names.get(lock.lockedBy) ?? '',
    at: lock.lockedAt,
    reason: key ? openText(file.personId, key, 'case_locks', 'reason', lock.reason) : '',
  }));
  const colleagues = staff
    .filter(({ user }) => !locked.has(user.id))
    .map(staffFrom)
    .filter((person) => cannotLock(actor, plainly(file.officeId), person) === null)
    .map(({ id, name, officeCode }) => ({ code: id, label: `${name} · ${officeCode}` }));
  return { reference: file.reference, locks, colleagues };
}

export type OwnEmergency = { reference: string; until: Date };

/** The emergency access an actor has just now. */
export async function ownEmergencies(actor: Staff, now = new Date()): Promise<OwnEmergency[]> {
  return (await db())
    .select({ reference: cases.reference, until: emergencies.until })
    .from(emergencies)
    .innerJoin(cases, eq(cases.id, emergencies.caseId))
    .where(and(eq(emergencies.userId, actor.id), gt(emergencies.until, now), inSight(actor, now)))
    .orderBy(desc(emergencies.until));
}

export type ToReview = OwnEmergency & { id: string; by: string; office: string; openedAt: Date; reason: string };

/** What this supervisor has to look at: emergencies of others in cases they answer for, oldest first. */
export async function emergenciesToReview(actor: Staff): Promise<ToReview[]> {
  const rows = await (await db())
    .select({ opened: emergencies, case: cases, by: users.name, office: offices.code, ...exceptionsFor(actor) })
    .from(emergencies)
    .innerJoin(cases, eq(cases.id, emergencies.caseId))
    .innerJoin(users, eq(users.id, emergencies.userId))
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(isNull(emergencies.reviewedAt), ne(emergencies.userId, actor.id), inSight(actor)))
    .orderBy(asc(emergencies.openedAt));
  const mine = rows.filter((row) => mayReview(actor, { ...row, officeId: row.case.officeId }, row.opened));
  const keys = await personKeys(mine.map((row) => row.case.personId));
  return mine.map(({ opened, case: file, by, office }) => {
    const key = keys.get(file.personId);
    const { id, openedAt, until, reason } = opened;
    const told = key && reason.length > 0 ? openText(file.personId, key, 'emergencies', 'reason', reason) : '';
    return { id, openedAt, until, by, office, reference: file.reference, reason: told };
  });
}
