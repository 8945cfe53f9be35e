import { and, eq, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { invitations, sessions, users } from '@/db/schema';
import { mayAdministerUsers } from '@/features/accounts/access';
import { insertSession } from '@/features/accounts/commands/sessions';
import { hashPassword } from '@/features/accounts/passwords';
import { type PasswordFault, passwordFault } from '@/features/accounts/rules';
import type { Actor, Machine } from '@/lib/actor';
import { hashOfToken, linkUntil, newToken } from '../links';
import { invitedBy } from '../queries';
import { tellOthers } from './telling';

export type Purpose = 'join' | 'reset';

/** Within a change: makes a link for somebody, in place of any that is still open. The base keeps its hash; the link is answered this once. */
export async function insertInvitation(
  tx: Writer,
  audit: Recorder,
  { actor, userId, purpose }: { actor: Actor; userId: string; purpose: Purpose },
  now: Date,
): Promise<string> {
  await closeInvitations(tx, userId, now);
  const token = newToken();
  await tx.insert(invitations).values({
    id: hashOfToken(token),
    userId,
    purpose,
    createdBy: actor.kind === 'staff' ? actor.id : actor.name,
    createdAt: now,
    expiresAt: linkUntil(now),
  });
  await audit.record({ act: 'invitation.made', subject: { kind: 'user', id: userId }, details: { purpose } });
  return token;
}

/** Within a change: no link to this account works any more. Answers how many there were. */
export async function closeInvitations(tx: Writer, userId: string, now: Date): Promise<number> {
  const open = and(eq(invitations.userId, userId), isNull(invitations.usedAt), isNull(invitations.revokedAt));
  const closed = await tx.update(invitations).set({ revokedAt: now }).where(open).returning({ id: invitations.id });
  return closed.length;
}

/** A new link for somebody who has no password: invited and not come yet, or reset by two administrators. */
export function renewInvitation(actor: Actor, userId: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    if (!mayAdministerUsers(actor)) return { refused: 'not-yours' as const };
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (!user) return { refused: 'not-yours' as const };
    if (user.disabledAt) return { refused: 'disabled' as const };
    if (user.passwordHash) return { refused: 'has-come' as const };
    const [came] = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId)).limit(1);
    const purpose = came ? 'reset' : 'join';
    if (actor.kind === 'staff') await tellOthers(tx, { by: actor, userId, kind: 'link' }, now);
    return { token: await insertInvitation(tx, audit, { actor, userId, purpose }, now) };
  });
}

export function revokeInvitation(actor: Actor, userId: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    if (!mayAdministerUsers(actor)) return { refused: 'not-yours' as const };
    if ((await closeInvitations(tx, userId, now)) === 0) return { refused: 'no-link' as const };
    await audit.record({ act: 'invitation.revoked', subject: { kind: 'user', id: userId } });
    return { revoked: true as const };
  });
}

const byLink: Machine = { kind: 'machine', name: 'sign-in' };

/** Uses the link up: the colleague has chosen a password, and enrols a second factor next. */
export async function acceptInvitation(
  token: string,
  { password, browser }: { password: string; browser?: string },
  now = new Date(),
) {
  const invited = await invitedBy(token, now);
  if (!invited) return { refused: 'no-link' as const };
  const fault: PasswordFault | null = passwordFault(password, invited.name, invited.signInName);
  if (fault) return { refused: fault };
  const passwordHash = await hashPassword(password);
  return change(byLink, async (tx, audit) => {
    const open = and(eq(invitations.id, hashOfToken(token)), isNull(invitations.usedAt), isNull(invitations.revokedAt));
    const [used] = await tx.update(invitations).set({ usedAt: now }).where(open).returning();
    if (!used) return { refused: 'no-link' as const };
    const waiting = and(eq(users.id, used.userId), isNull(users.passwordHash), isNull(users.disabledAt));
    const [user] = await tx.update(users).set({ passwordHash }).where(waiting).returning();
    if (!user) return { refused: 'no-link' as const };
    await audit.record({
      act: 'invitation.used',
      subject: { kind: 'user', id: user.id },
      details: { purpose: used.purpose },
    });
    await tellOthers(tx, { by: user, userId: user.id, kind: 'joined' }, now);
    return insertSession(tx, audit, user, { browser, complete: false }, now);
  });
}
