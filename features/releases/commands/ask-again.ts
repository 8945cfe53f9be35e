import { change, notYours } from '@/db/change';
import { askApproval } from '@/features/approvals/commands';
import type { Staff } from '@/lib/actor';
import { mayMakeRelease } from '../access';
import { releaseOf } from '../queries/released';
import { newestReleased } from './make';

/** Asks a second person once more, where nobody decided in time. Its numbers stay those that were made and looked at. */
export async function askReleaseAgain(actor: Staff, id: string, now = new Date()) {
  if (!mayMakeRelease(actor)) return notYours(actor, 'release.make');
  const { state, kind, month, content } = await releaseOf(actor, id, now);
  if (state !== 'draft') return { refused: 'already-asked' as const };
  return change(actor, async (tx, audit) => {
    // Checked with what was out then: another release has to be looked at anew.
    if ((await newestReleased(tx)) !== content.follows) return { refused: 'overtaken' as const };
    const subject = { kind: 'release', id } as const;
    return askApproval(tx, audit, actor, { kind: 'release', subject, details: { release: kind, month } }, now);
  });
}
