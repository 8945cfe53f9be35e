import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { knownDevices, sessions, type users } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import type { Locale } from '@/lib/locale';
import type { Seat } from '../access';
import { hashOfDevice } from '../devices';
import { absoluteUntil, hashOfSession, idleUntil } from '../rules';

/** What the browser is given to carry: the id of its session. The base keeps only the hash. */
export type SignedIn = { sid: string; locale: Locale | null };

type Owner = Pick<typeof users.$inferSelect, 'id' | 'locale'>;

/** Within a change: opens a session. One that is not `complete` opens nothing before the second factor was shown. */
export async function insertSession(
  tx: Writer,
  audit: Recorder,
  owner: Owner,
  { browser, complete }: { browser?: string; complete: boolean },
  now: Date,
): Promise<SignedIn> {
  const sid = randomBytes(32).toString('base64url');
  await tx.insert(sessions).values({
    id: hashOfSession(sid),
    userId: owner.id,
    createdAt: now,
    lastSeenAt: now,
    idleUntil: idleUntil(now),
    absoluteUntil: absoluteUntil(now),
    secondFactorAt: complete ? now : null,
    browser: browser ?? null,
  });
  const act = complete ? 'session.opened' : 'session.begun';
  await audit.record({ act, subject: { kind: 'user', id: owner.id } });
  return { sid, locale: owner.locale };
}

export type Factor = 'authenticator' | 'recovery-code' | 'passkey';

/**
 * Within a change: the second factor was shown; from now on the browser is known. Answers whether the session was still
 * waiting for it.
 */
export async function completeSession(
  tx: Writer,
  audit: Recorder,
  { staff, sessionId, device }: Seat,
  factor: Factor,
  now: Date,
): Promise<boolean> {
  const waiting = and(
    eq(sessions.id, sessionId),
    eq(sessions.userId, staff.id),
    isNull(sessions.secondFactorAt),
    isNull(sessions.endedAt),
    gt(sessions.idleUntil, now),
  );
  const [completed] = await tx
    .update(sessions)
    .set({ secondFactorAt: now, lastSeenAt: now, idleUntil: idleUntil(now), challenge: null })
    .where(waiting)
    .returning({ id: sessions.id });
  if (!completed) return false;
  await tx
    .insert(knownDevices)
    .values({ id: hashOfDevice(staff.id, device), userId: staff.id, createdAt: now, lastUsedAt: now })
    .onConflictDoUpdate({ target: knownDevices.id, set: { lastUsedAt: now } });
  await audit.record({ act: 'session.opened', subject: { kind: 'user', id: staff.id }, details: { factor } });
  return true;
}

/** Ends one's own session. Ending it twice is refused, and does no harm. */
export function endSession(actor: Staff, sid: string, now = new Date()) {
  return endSessionWithId(actor, hashOfSession(sid), now);
}

/** The same, by what the list of one's sessions names them. */
export function endSessionWithId(actor: Staff, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const mine = and(eq(sessions.id, id), eq(sessions.userId, actor.id), isNull(sessions.endedAt));
    const [ended] = await tx.update(sessions).set({ endedAt: now }).where(mine).returning({ id: sessions.id });
    if (!ended) return { refused: 'no-session' as const };
    await audit.record({ act: 'session.ended', subject: { kind: 'user', id: actor.id } });
    return { ended: true as const };
  });
}

/** Ends all sessions of one's own but this one. */
export function endOtherSessions(actor: Staff, sessionId: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const ended = await endSessionsOf(tx, audit, actor.id, now, sessionId);
    return ended === 0 ? { refused: 'no-session' as const } : { ended };
  });
}

/** Within a change: ends the living sessions of somebody, but the one to keep. Whoever carries one is out at the next request. */
export async function endSessionsOf(
  tx: Writer,
  audit: Recorder,
  userId: string,
  now: Date,
  keep = '',
): Promise<number> {
  const theirs = and(eq(sessions.userId, userId), isNull(sessions.endedAt), ne(sessions.id, keep));
  const ended = await tx.update(sessions).set({ endedAt: now }).where(theirs).returning({ id: sessions.id });
  if (ended.length > 0)
    await audit.record({
      act: 'session.ended',
      subject: { kind: 'user', id: userId },
      details: { count: ended.length },
    });
  return ended.length;
}
