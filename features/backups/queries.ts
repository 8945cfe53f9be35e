import { existsSync } from 'node:fs';
import { desc } from 'drizzle-orm';
import { db } from '@/db/client';
import { backups } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { environment } from '@/lib/environment';
import { Forbidden } from '@/lib/errors';
import { mayLookAfterBackups } from './access';
import { type Backup, type Health, healthOf, keyFileBeside } from './rules';
import { type BackupKey, type Plan, planNow, settingOf, usualFolder } from './settings';

export type Overview = {
  health: Health;
  plan: Plan;
  folder: string;
  /** The folder lies in the data folder: what takes the one takes the other. */
  sameDisk: boolean;
  key: BackupKey | null;
  lastProof: Date | null;
  made: (Backup & { there: boolean; keysThere: boolean })[];
};

const MOST = 30;

/** How it stands with the backups, for those who look after them. */
export async function backupOverview(actor: Actor, now = new Date()): Promise<Overview> {
  if (!mayLookAfterBackups(actor)) throw new Forbidden('backups');
  const [plan, key] = await Promise.all([planNow(), settingOf('backup-key')]);
  const rows = await (await db()).select().from(backups).orderBy(desc(backups.madeAt), desc(backups.id)).limit(MOST);
  const folder = plan.folder ?? usualFolder();
  return {
    health: healthOf(key !== null, rows, now),
    plan,
    folder,
    sameDisk: `${folder}/`.startsWith(`${environment().dataDir}/`),
    key,
    lastProof: rows.find(({ provenAt }) => provenAt)?.provenAt ?? null,
    made: rows.map((row) => ({ ...row, there: existsSync(row.file), keysThere: existsSync(keyFileBeside(row.file)) })),
  };
}
