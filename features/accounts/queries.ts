import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { offices, sessions, users } from '@/db/schema';
import type { Actor, Staff } from '@/lib/actor';
import { Forbidden } from '@/lib/errors';
import { mayAdministerUsers } from './access';
import { demoNames, isDemo } from './demo';

/**
 * The member of staff whose living session has this hash, as their row says now; null when there is none. It takes no
 * actor: it is where actors come from.
 */
export async function livingSession(
  hash: string,
  now = new Date(),
): Promise<{ staff: Staff; lastSeenAt: Date } | null> {
  const [row] = await (await db())
    .select({ user: users, office: offices, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        eq(sessions.id, hash),
        isNull(sessions.endedAt),
        gt(sessions.idleUntil, now),
        gt(sessions.absoluteUntil, now),
        isNull(users.disabledAt),
      ),
    );
  return row ? { staff: staffFrom(row), lastSeenAt: row.lastSeenAt } : null;
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
  return (await db())
    .select({
      id: users.id,
      name: users.name,
      signInName: users.signInName,
      role: users.role,
      officeCode: offices.code,
      disabledAt: users.disabledAt,
    })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .orderBy(asc(users.signInName));
}
