import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { insertOffice } from '@/features/offices/commands';
import type { Actor, Machine, Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Locale } from '@/lib/locale';
import { mayAdministerUsers } from './access';
import { type DemoName, isDemo } from './demo';
import type { NewUser, SetUp } from './input';
import { fitsPassword, hashPassword } from './passwords';
import { absoluteUntil, foldSignInName, hashOfSession, idleUntil } from './rules';

/** What the browser is given to carry: the id of its session. The base keeps only the hash. */
export type SignedIn = { sid: string; locale: Locale | null };

const atTheDoor: Machine = { kind: 'machine', name: 'sign-in' };

/** Signs in by name and password. Unknown name, wrong password and disabled account read the same and take as long. */
export async function signIn(
  { signInName, password }: { signInName: string; password: string },
  now = new Date(),
): Promise<SignedIn | Refused<'no-match'>> {
  const [user] = await (await db())
    .select()
    .from(users)
    .where(eq(users.signInName, foldSignInName(signInName)));
  const fits = await fitsPassword(user?.disabledAt ? null : user?.passwordHash, password);
  const opened = fits && user ? await openSessionOf(user, now) : null;
  if (opened) return opened;
  await recordFailure(user?.id);
  return { refused: 'no-match' };
}

/** Opens the session if the account is still as it was when the password was compared. */
async function openSessionOf(user: typeof users.$inferSelect, now: Date): Promise<SignedIn | null> {
  const opened = await change(atTheDoor, async (tx, audit) => {
    const unchanged = and(
      eq(users.id, user.id),
      isNull(users.disabledAt),
      user.passwordHash ? eq(users.passwordHash, user.passwordHash) : isNull(users.passwordHash),
    );
    const [still] = await tx.select().from(users).where(unchanged);
    return still ? insertSession(tx, audit, still, now) : { refused: 'changed' as const };
  });
  return 'refused' in opened ? null : opened;
}

/** Every attempt is kept. What was typed is not: people type passwords into the wrong field. */
async function recordFailure(userId: string | undefined): Promise<void> {
  await change(atTheDoor, (_tx, audit) =>
    audit.record({ act: 'session.refused', subject: { kind: 'user', id: userId ?? 'unknown' } }),
  );
}

/** Signs in a person of the demonstration without a password. Outside a demo folder it refuses, whoever asks. */
export async function signInToDemo(name: DemoName, now = new Date()): Promise<SignedIn | Refused<'no-match'>> {
  if (!isDemo()) return { refused: 'no-match' };
  const [user] = await (await db()).select().from(users).where(eq(users.signInName, name));
  return (user && (await openSessionOf(user, now))) ?? { refused: 'no-match' };
}

type Owner = Pick<typeof users.$inferSelect, 'id' | 'locale'>;

async function insertSession(tx: Writer, audit: Recorder, owner: Owner, now: Date): Promise<SignedIn> {
  const sid = randomBytes(32).toString('base64url');
  const id = hashOfSession(sid);
  await tx.insert(sessions).values({
    id,
    userId: owner.id,
    createdAt: now,
    lastSeenAt: now,
    idleUntil: idleUntil(now),
    absoluteUntil: absoluteUntil(now),
  });
  await audit.record({ act: 'session.opened', subject: { kind: 'user', id: owner.id } });
  return { sid, locale: owner.locale };
}

/** Ends one's own session. Ending it twice is refused, and does no harm. */
export function endSession(actor: Staff, sid: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const mine = and(eq(sessions.id, hashOfSession(sid)), eq(sessions.userId, actor.id), isNull(sessions.endedAt));
    const [ended] = await tx.update(sessions).set({ endedAt: now }).where(mine).returning({ id: sessions.id });
    if (!ended) return { refused: 'no-session' as const };
    await audit.record({ act: 'session.ended', subject: { kind: 'user', id: actor.id } });
    return { ended: true as const };
  });
}

/**
 * Makes the first office and the first administrator, and signs them in. Changes follow one another, so of two visitors
 * who arrive together the second finds somebody there and is refused.
 */
export async function setUp({ office, user }: SetUp, now = new Date()) {
  const passwordHash = await hashPassword(user.password);
  return change({ kind: 'machine', name: 'set-up' }, async (tx, audit) => {
    const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
    if (anybody) return { refused: 'already-set-up' as const };
    await insertOffice(tx, audit, office, now);
    const first = { ...user, role: 'administrator' as const, officeId: office.id, passwordHash };
    const { id } = await insertUser(tx, audit, first, now);
    return insertSession(tx, audit, { id, locale: null }, now);
  });
}

/** Adds a colleague with a first password. */
export async function addUser(actor: Actor, user: NewUser, now = new Date()) {
  if (!mayAdministerUsers(actor)) return { refused: 'not-yours' as const };
  const passwordHash = await hashPassword(user.password);
  return change(actor, async (tx, audit) => {
    const sameName = eq(users.signInName, foldSignInName(user.signInName));
    const [taken] = await tx.select({ id: users.id }).from(users).where(sameName);
    if (taken) return { refused: 'name-taken' as const };
    return insertUser(tx, audit, { ...user, passwordHash }, now);
  });
}

type UserRow = Omit<NewUser, 'password'> & { passwordHash: string };

async function insertUser(tx: Writer, audit: Recorder, user: UserRow, now: Date) {
  const id = newId(now.getTime());
  const { name, role, officeId, passwordHash } = user;
  const signInName = foldSignInName(user.signInName);
  await tx.insert(users).values({ id, signInName, name, role, officeId, passwordHash, createdAt: now });
  await audit.record({ act: 'user.added', subject: { kind: 'user', id }, details: { role, officeId } });
  return { id };
}

/** Keeps the language somebody chose, for what is made for them when they are not there. */
export function chooseLanguage(actor: Staff, locale: Locale) {
  return change(actor, async (tx, audit) => {
    await tx.update(users).set({ locale }).where(eq(users.id, actor.id));
    await audit.record({ act: 'user.language-chosen', subject: { kind: 'user', id: actor.id }, details: { locale } });
    return { locale };
  });
}
