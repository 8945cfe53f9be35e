import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db } from '@/db/client';
import { approvals, releaseFiles, releases } from '@/db/schema';
import { type Decision, decideApproval } from '@/features/approvals/commands';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayDecideRelease } from '../access';
import { check } from '../checker';
import { packageOf } from '../package';
import { releaseOf, whatIsOut } from '../queries/released';
import { newestReleased } from './make';

/**
 * The second person lets a release out, or does not. Out, it has its files and is never changed: its numbers are those
 * that were made and looked at, checked once more with all that is out by now.
 */
export async function decideRelease(actor: Staff, approval: string, decision: Decision, now = new Date()) {
  const release = await releaseOf(actor, await releaseAsked(approval));
  if (actor.id === release.madeBy) return notSame(actor);
  if (!mayDecideRelease(actor, release)) return notYours(actor, 'release.decide');
  const isOut = decision === 'approved';
  const { told } = await whatIsOut(actor);
  const isSafe = check([...told, { kind: release.kind, cells: release.content.cells }]).safe;
  const files = isOut ? packageOf({ ...release, releasedOn: today(now) }) : [];
  return change(actor, async (tx, audit) => {
    const decided = await decideApproval(tx, audit, actor, { id: approval, kind: 'release', decision }, now);
    if (isRefused(decided)) return decided;
    if (isOut && !isSafe) return { refused: 'not-safe' as const };
    if (isOut && (await newestReleased(tx)) !== release.content.follows) return { refused: 'overtaken' as const };
    const state = isOut ? ('released' as const) : ('declined' as const);
    const [row] = await tx
      .update(releases)
      .set({ state, decidedBy: actor.id, decidedAt: now })
      .where(and(eq(releases.id, release.id), eq(releases.state, 'draft')))
      .returning();
    if (!row) return { refused: 'over' as const };
    for (const { name, content } of files)
      await tx.insert(releaseFiles).values({
        id: newId(),
        releaseId: release.id,
        name,
        content,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    await audit.record({
      act: isOut ? 'release.released' : 'release.declined',
      subject: { kind: 'release', id: release.id },
      details: { kind: release.kind, month: release.month },
    });
    return { release: release.id };
  });
}

/** Answered, and recorded as an attempt, like every refusal of rights. */
const notSame = (actor: Staff) => change(actor, async () => ({ refused: 'same-person' as const }));

async function releaseAsked(approval: string): Promise<string> {
  const [asked] = await (await db())
    .select({ id: approvals.subjectId })
    .from(approvals)
    .where(and(eq(approvals.id, approval), eq(approvals.kind, 'release')));
  if (!asked) throw new NotFound('approval', approval);
  return asked.id;
}
