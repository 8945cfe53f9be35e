import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { change, notYours } from '@/db/change';
import type { Actor } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { mayLookAfterBackups } from '../access';
import { keepSetting, type Plan } from '../settings';

/** Sets the hour of the night, the folder and how many are kept. The folder is tried at once. */
export async function setPlan(
  actor: Actor,
  plan: Plan,
  now = new Date(),
): Promise<{ plan: Plan } | Refused<'not-yours' | 'no-folder'>> {
  if (!mayLookAfterBackups(actor)) return notYours(actor, 'backup.plan');
  if (plan.folder && !isWritable(plan.folder)) return { refused: 'no-folder' };
  const { hour, keep } = plan;
  return change(actor, async (tx, audit) => {
    await keepSetting({ tx, audit, actor }, 'backups', plan, { hour, keep, ownFolder: plan.folder !== null }, now);
    return { plan };
  });
}

/** The folder above has to be there: a disk that is not plugged in must not become a folder on this one. */
function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') return false;
  }
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
