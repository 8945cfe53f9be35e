import { and, desc, eq, gt, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { approvals, auditEntries, invitations, users } from '@/db/schema';
import { mayAdministerUsers } from '@/features/accounts/access';
import { isDemo } from '@/features/accounts/demo';
import type { Actor } from '@/lib/actor';
import { hashOfToken } from './links';

/** Whom a link is for, as long as it works. Looking uses nothing up: mail programs and chats open links by themselves. */
export async function invitedBy(token: string, now = new Date()) {
  const works = and(
    eq(invitations.id, hashOfToken(token)),
    isNull(invitations.usedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now),
    isNull(users.disabledAt),
    isNull(users.passwordHash),
  );
  const [row] = await (await db())
    .select({ name: users.name, signInName: users.signInName, purpose: invitations.purpose })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.userId))
    .where(works);
  return row ?? null;
}

/** One colleague as those who look after accounts see them; null when there is none. */
export async function colleague(actor: Actor, id: string, now = new Date()) {
  if (!mayAdministerUsers(actor)) return null;
  const base = await db();
  const [user] = await base.select().from(users).where(eq(users.id, id));
  if (!user) return null;
  const [link] = await base
    .select()
    .from(invitations)
    .where(and(eq(invitations.userId, id), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
    .orderBy(desc(invitations.createdAt))
    .limit(1);
  const asked = await base
    .select({ id: approvals.id, kind: approvals.kind, requestedBy: approvals.requestedBy, requester: users.name })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.requestedBy))
    .where(
      and(
        eq(approvals.subjectId, id),
        inArray(approvals.kind, ['factor-reset', 'role-raise']),
        isNull(approvals.decision),
        gt(approvals.expiresAt, now),
      ),
    );
  const { passwordHash, ...row } = user;
  return {
    ...row,
    hasCome: passwordHash !== null,
    linkUntil: link && link.expiresAt > now ? link.expiresAt : null,
    asked: asked.map((each) => ({ ...each, mine: actor.kind === 'staff' && each.requestedBy === actor.id })),
  };
}

/** The names of colleagues, for those who look after accounts: whom a request is about. */
export async function colleagueNames(actor: Actor, ids: string[]): Promise<Map<string, string>> {
  if (!mayAdministerUsers(actor) || ids.length === 0) return new Map();
  const rows = await (await db()).select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const A_WHILE = 30 * 24 * 60 * 60 * 1000;

/**
 * Whether there is a second person to ask. Whoever was an active administrator within the last 30 days still counts, so
 * that nobody first sends the other one away and then is alone; what is asked then waits, or is not done.
 */
export async function isThereASecond(base: Reader, except: string[], now: Date): Promise<boolean> {
  if ((await activeAdministrators(base, except)).length > 0) return true;
  const since = new Date(now.getTime() - A_WHILE);
  const came = and(isNotNull(users.passwordHash), notInArray(users.id, except));
  const [disabled] = await base
    .select({ id: users.id })
    .from(users)
    .where(and(came, eq(users.role, 'administrator'), gt(users.disabledAt, since)))
    .limit(1);
  if (disabled) return true;
  const moved = await base
    .select({ details: auditEntries.details })
    .from(auditEntries)
    .innerJoin(users, eq(users.id, auditEntries.subjectId))
    .where(and(came, eq(auditEntries.act, 'user.moved'), gt(auditEntries.at, since)));
  return moved.some(({ details }) => JSON.parse(details ?? '{}').was === 'administrator');
}

/**
 * The administrators who could be the second person: active, come, and none of those who take part already. The people of
 * a demonstration come by one click and have no password.
 */
export function activeAdministrators(base: Reader, except: string[]) {
  return base
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.role, 'administrator'),
        isNull(users.disabledAt),
        isDemo() ? undefined : isNotNull(users.passwordHash),
        notInArray(users.id, except),
      ),
    );
}
