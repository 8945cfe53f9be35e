import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { invitations, knownDevices, offices, passkeys, sessions, totpSecrets, users } from '@/db/schema';
import type { Actor, Staff } from '@/lib/actor';
import { Forbidden } from '@/lib/errors';
import { mayAdministerUsers } from './access';
import { demoNames, isDemo } from './demo';
import { hashOfDevice } from './devices';
import { latestBeginning } from './rules';

type Living = { staff: Staff; lastSeenAt: Date };

/**
 * The member of staff whose living session has this hash, as their row says now; null when there is none, or when the
 * second factor was not shown yet. It takes no actor: it is where actors come from.
 */
export async function livingSession(hash: string, now = new Date()): Promise<Living | null> {
  return sessionWith(isNotNull(sessions.secondFactorAt), hash, now);
}

/** The same for a session that still waits for the second factor: it opens nothing but the page that asks for it. */
export async function waitingSession(hash: string, now = new Date()): Promise<Living | null> {
  return sessionWith(isNull(sessions.secondFactorAt), hash, now);
}

async function sessionWith(state: SQL, hash: string, now: Date): Promise<Living | null> {
  const [row] = await (await db())
    .select({ user: users, office: offices, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        eq(sessions.id, hash),
        state,
        isNull(sessions.endedAt),
        gt(sessions.idleUntil, now),
        gt(sessions.absoluteUntil, now),
        lte(sessions.createdAt, latestBeginning(now)),
        lte(sessions.lastSeenAt, latestBeginning(now)),
        isNull(users.disabledAt),
      ),
    );
  return row ? { staff: { ...staffFrom(row), session: hash.slice(0, 16) }, lastSeenAt: row.lastSeenAt } : null;
}

/** Whether somebody has a second factor: then a password alone leads to the page that asks for it, else to the one that enrols one. */
export async function hasFactor(userId: string): Promise<boolean> {
  const base = await db();
  const [authenticator] = await base
    .select({ id: totpSecrets.userId })
    .from(totpSecrets)
    .where(and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt)));
  if (authenticator) return true;
  return (await base.$count(passkeys, eq(passkeys.userId, userId))) > 0;
}

export function staffFrom({
  user,
  office,
}: {
  user: typeof users.$inferSelect;
  office: typeof offices.$inferSelect;
}): Staff {
  return {
    kind: 'staff',
    id: user.id,
    name: user.name,
    role: user.role,
    officeId: office.id,
    officeCode: office.code,
    headquarters: office.kind === 'headquarters',
    locale: user.locale,
  };
}

/** Whether the first administrator exists. Asked by visitors who are nobody yet. */
export async function isSetUp(): Promise<boolean> {
  const [row] = await (await db()).select({ id: users.id }).from(users).limit(1);
  return row !== undefined;
}

/** Those whom one click signs in; nobody outside a demonstration. */
export async function demoPeople() {
  if (!isDemo()) return [];
  return (await db())
    .select({ signInName: users.signInName, name: users.name, role: users.role, office: offices })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(inArray(users.signInName, [...demoNames]), isNull(users.disabledAt)))
    .orderBy(asc(users.signInName));
}

/** Everybody who may sign in, for those who look after accounts. */
export async function allUsers(actor: Actor) {
  if (!mayAdministerUsers(actor)) throw new Forbidden('users');
  const rows = await (await db())
    .select({
      id: users.id,
      name: users.name,
      signInName: users.signInName,
      role: users.role,
      officeCode: offices.code,
      disabledAt: users.disabledAt,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .orderBy(asc(users.signInName));
  const invited = await invitedToDemo();
  return rows.map(({ passwordHash, ...row }) => ({
    ...row,
    hasCome: passwordHash !== null || invited?.has(row.id) === false,
  }));
}

/** In a demonstration only who was invited there has still to come: the others come by one click, without a password. */
async function invitedToDemo(): Promise<Set<string> | null> {
  if (!isDemo()) return null;
  const rows = await (await db()).selectDistinct({ id: invitations.userId }).from(invitations);
  return new Set(rows.map(({ id }) => id));
}

/** The name the actor signs in with. */
export async function signInNameOf(actor: Staff): Promise<string> {
  const [row] = await (await db()).select({ name: users.signInName }).from(users).where(eq(users.id, actor.id));
  return row?.name ?? '';
}

/** The device of somebody's by what their browser carries; null when it is not known. */
export async function knownDevice(userId: string, device: string): Promise<string | null> {
  const [row] = await (await db())
    .select({ id: knownDevices.id })
    .from(knownDevices)
    .where(and(eq(knownDevices.id, hashOfDevice(userId, device)), eq(knownDevices.userId, userId)));
  return row?.id ?? null;
}
