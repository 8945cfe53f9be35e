import { change, notYours } from '@/db/change';
import type { Actor } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { mayLookAfterBackups } from '../access';
import { type FolderFault, folderFault } from '../place';
import { keepSetting, type Plan, planNow } from '../settings';
import { tellOthers } from './tell';

/** Sets the hour of the night, the folder and how many are kept. The folder is tried at once. */
export async function setPlan(
  actor: Actor,
  plan: Plan,
  now = new Date(),
): Promise<{ plan: Plan } | Refused<'not-yours' | FolderFault>> {
  if (!mayLookAfterBackups(actor)) return notYours(actor, 'backup.plan');
  const fault = plan.folder ? folderFault(plan.folder) : null;
  if (fault) return { refused: fault };
  const { hour, keep } = plan;
  const before = await planNow();
  return change(actor, async (tx, audit) => {
    await keepSetting({ tx, audit, actor }, 'backups', plan, { hour, keep, ownFolder: plan.folder !== null }, now);
    if (plan.folder !== before.folder) await tellOthers(tx, actor, { kind: 'backup-folder-changed' }, now);
    return { plan };
  });
}
