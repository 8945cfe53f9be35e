import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { users } from '@/db/schema';
import { mayAdministerUsers } from '@/features/accounts/access';
import { endSessionsOf } from '@/features/accounts/commands/sessions';
import { insertUser } from '@/features/accounts/commands/users';
import { foldSignInName } from '@/features/accounts/rules';
import { closeApprovals } from '@/features/approvals/commands';
import type { Actor, Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { isHighRole } from '../access';
import type { NewColleague, Post } from '../input';
import { activeAdministrators, isThereASecond } from '../queries';
import { insertInvitation } from './invitations';
import { applyPost, isRaise } from './posts';
import { askRaise } from './raises';
import { tellOthers } from './telling';

/** `token` where the colleague may come at once, `approval` where a second administrator has to agree first. */
type Invited =
  | { id: string; token?: string; approval?: string }
  | Refused<'not-yours' | 'name-taken' | 'already-asked'>;

/** `approval` where a second administrator has to agree first; otherwise it is done. */
type Changed =
  | { userId: string; approval?: string }
  | Refused<'not-yours' | 'yourself' | 'last-administrator' | 'nothing-changed' | 'already-asked'>;

/**
 * Invites a colleague: nobody but them will ever know their password. Answers the link, this once. A supervisor or
 * administrator is only proposed where there is a second administrator to agree; the link is made after that.
 */
export function inviteColleague(actor: Actor, user: NewColleague, now = new Date()): Promise<Invited> {
  return change(actor, async (tx, audit): Promise<Invited> => {
    if (!mayAdministerUsers(actor) || actor.kind !== 'staff') return { refused: 'not-yours' as const };
    const sameName = eq(users.signInName, foldSignInName(user.signInName));
    const [taken] = await tx.select({ id: users.id }).from(users).where(sameName);
    if (taken) return { refused: 'name-taken' as const };
    const second = isHighRole(user.role) && (await isThereASecond(tx, [actor.id], now));
    const disabledAt = second ? now : null;
    const { id } = await insertUser(tx, audit, { ...user, passwordHash: null, disabledAt }, now);
    if (!second) {
      await tellOthers(tx, { by: actor, userId: id, kind: isHighRole(user.role) ? 'alone' : 'invited' }, now);
      return { id, token: await insertInvitation(tx, audit, { actor, userId: id, purpose: 'join' }, now) };
    }
    const was = { role: user.role, officeId: user.officeId, disabledAt };
    const asked = await askRaise(tx, audit, { actor, userId: id, post: user, was }, now);
    return isRefused(asked) ? asked : { id, ...asked };
  });
}

/** Ends every session of somebody and lets them in no more; their cases and what they did stay as they are. */
export function disableColleague(actor: Actor, userId: string, now = new Date()): Promise<Changed> {
  return change(actor, async (tx, audit): Promise<Changed> => {
    const found = await findOther(tx, actor, userId);
    if (found.refused) return { refused: found.refused };
    if (await isLastAdministrator(tx, found)) return { refused: 'last-administrator' as const };
    const active = and(eq(users.id, userId), isNull(users.disabledAt));
    const [disabled] = await tx.update(users).set({ disabledAt: now }).where(active).returning({ id: users.id });
    if (!disabled) return { refused: 'nothing-changed' as const };
    await audit.record({ act: 'user.disabled', subject: { kind: 'user', id: userId } });
    await closeApprovals(tx, audit, { actor: found.staff, subjectId: userId, kinds: ABOUT_ACCOUNTS }, now);
    await tellOthers(tx, { by: found.staff, userId, kind: 'disabled' }, now);
    await endSessionsOf(tx, audit, userId, now);
    return { userId };
  });
}

/** Lets somebody in again. A supervisor or administrator comes back as they came: with a second person. */
export function enableColleague(actor: Actor, userId: string, now = new Date()): Promise<Changed> {
  return change(actor, async (tx, audit): Promise<Changed> => {
    const found = await findOther(tx, actor, userId);
    if (found.refused) return { refused: found.refused };
    const { user, staff } = found;
    if (!user.disabledAt) return { refused: 'nothing-changed' as const };
    if (isHighRole(user.role) && (await isThereASecond(tx, [staff.id, userId], now)))
      return raising(userId, await askRaise(tx, audit, { actor: staff, userId, post: user, was: user }, now));
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    await audit.record({ act: 'user.enabled', subject: { kind: 'user', id: userId } });
    await tellOthers(tx, { by: staff, userId, kind: isHighRole(user.role) ? 'alone' : 'enabled' }, now);
    return { userId };
  });
}

/** Another role or office. Ends the person's sessions; more power than before takes a second person. */
export function movePost(actor: Actor, userId: string, post: Post, now = new Date()): Promise<Changed> {
  return change(actor, async (tx, audit): Promise<Changed> => {
    const found = await findOther(tx, actor, userId);
    if (found.refused) return { refused: found.refused };
    const { user, staff } = found;
    if (user.role === post.role && user.officeId === post.officeId) return { refused: 'nothing-changed' as const };
    if (post.role !== 'administrator' && (await isLastAdministrator(tx, found)))
      return { refused: 'last-administrator' as const };
    const raised = await isRaise(tx, user, post);
    const second = raised && (await isThereASecond(tx, [staff.id, userId], now));
    if (second) return raising(userId, await askRaise(tx, audit, { actor: staff, userId, post, was: user }, now));
    await applyPost(tx, audit, userId, post, now, raised ? { alone: true } : {});
    await closeApprovals(tx, audit, { actor: staff, subjectId: userId, kinds: ABOUT_ACCOUNTS }, now);
    await tellOthers(tx, { by: staff, userId, kind: raised ? 'alone' : 'moved', formerly: user.officeId }, now);
    return { userId };
  });
}

const ABOUT_ACCOUNTS = ['role-raise', 'factor-reset'] as const;

const raising = (userId: string, asked: Awaited<ReturnType<typeof askRaise>>): Changed =>
  isRefused(asked) ? asked : { userId, ...asked };

type Found = { user: typeof users.$inferSelect; staff: Staff };

/** Within a change: a colleague whose account the actor may change. Nobody changes their own: neither up nor by mistake. */
export async function findOther(tx: Writer, actor: Actor, userId: string) {
  if (!mayAdministerUsers(actor) || actor.kind !== 'staff') return { refused: 'not-yours' as const };
  if (actor.id === userId) return { refused: 'yourself' as const };
  const [user] = await tx.select().from(users).where(eq(users.id, userId));
  return user ? { user, staff: actor } : { refused: 'not-yours' as const };
}

/**
 * Whether nobody would be left to look after accounts. The one who asks is an administrator too, unless somebody has just
 * disabled them: that is why it is asked inside the change.
 */
async function isLastAdministrator(tx: Writer, { user }: Found): Promise<boolean> {
  if (user.role !== 'administrator' || user.disabledAt) return false;
  return (await activeAdministrators(tx, [user.id])).length === 0;
}
