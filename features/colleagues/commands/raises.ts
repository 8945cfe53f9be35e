import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { users } from '@/db/schema';
import { askApproval, type Decision, decideApproval } from '@/features/approvals/commands';
import { notify } from '@/features/notices/commands';
import { roles, type Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import type { Post } from '../input';
import { activeAdministrators } from '../queries';
import { applyPost } from './posts';

/** How the account stood when it was asked: what was agreed is agreed for that account, and for no other state of it. */
type Standing = Post & { disabledAt: Date | null };
type Raise = { actor: Staff; userId: string; post: Post; was: Standing };

/** Within a change: asks another administrator to agree, and tells them. */
export async function askRaise(
  tx: Writer,
  audit: Recorder,
  { actor, userId, post, was }: Raise,
  now: Date,
): Promise<{ approval: string } | Refused<'already-asked'>> {
  const subject = { kind: 'user', id: userId } as const;
  const details = { role: post.role, officeId: post.officeId, was: standing(was) };
  const asked = await askApproval(tx, audit, actor, { kind: 'role-raise', subject, details }, now);
  if (asked.refused) return { refused: asked.refused };
  const others = await activeAdministrators(tx, [actor.id, userId]);
  await notify(
    tx,
    others.map(({ id }) => id),
    'approval-asked',
    { kind: 'role-raise' },
    now,
  );
  return { approval: asked.approval };
}

export type Decided = { userId: string } | Refused<'not-there' | 'same-person' | 'not-yours' | 'over'>;

/** The second administrator decides. Agreed, the colleague has the post and may come in; a link is then made on their page. */
export function decideRaise(
  actor: Staff,
  asked: { id: string; decision: Decision },
  now = new Date(),
): Promise<Decided> {
  return change(actor, async (tx, audit): Promise<Decided> => {
    const decided = await decideApproval(tx, audit, actor, { ...asked, kind: 'role-raise' }, now);
    if (decided.refused) return { refused: decided.refused };
    const { subjectId: userId, requestedBy } = decided.approval;
    if (!(await mayStillAgree(tx, actor, { userId, requestedBy }))) return { refused: 'over' as const };
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (asked.decision === 'approved' && (!user || standing(user) !== decided.details.was))
      return { refused: 'over' as const };
    await notify(tx, [requestedBy], 'approval-decided', { kind: 'role-raise', decision: asked.decision }, now);
    if (asked.decision === 'approved') {
      await applyPost(tx, audit, userId, postFrom(decided.details), now, { approval: asked.id });
      await tx.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    }
    return { userId };
  });
}

/** Nobody decides about themselves, nor on what somebody asked who is no administrator any more. */
export async function mayStillAgree(
  tx: Writer,
  actor: Staff,
  { userId, requestedBy }: { userId: string; requestedBy: string },
): Promise<boolean> {
  const others = await activeAdministrators(tx, [actor.id]);
  return userId !== actor.id && others.some(({ id }) => id === requestedBy);
}

const standing = ({ role, officeId, disabledAt }: Standing) =>
  [role, officeId, disabledAt?.getTime() ?? 'active'].join(' ');

function postFrom(details: Record<string, unknown>): Post {
  const role = roles.find((each) => each === details.role);
  if (!role || typeof details.officeId !== 'string') throw new Error('a request for a post without a post');
  return { role, officeId: details.officeId };
}
