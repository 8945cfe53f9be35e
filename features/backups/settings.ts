import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { db, type Writer } from '@/db/client';
import { settings } from '@/db/schema';
import { putSetting } from '@/db/settings';
import type { Actor } from '@/lib/actor';
import { environment } from '@/lib/environment';

/** When the backup of a night is made (hours of Jakarta), where it goes, and how many are kept. */
export type Plan = { hour: number; folder: string | null; keep: number };
export const usualPlan: Plan = { hour: 2, folder: null, keep: 14 };

/** The public key that backups are sealed to, base64. The private one is with somebody, never here. */
export type BackupKey = { keyId: string; publicKey: string; at: string };

type Values = { backups: Plan; 'backup-key': BackupKey };
type Name = keyof Values;

export async function settingOf<N extends Name>(name: N): Promise<Values[N] | null> {
  const [row] = await (await db()).select({ value: settings.value }).from(settings).where(eq(settings.id, name));
  return row ? (JSON.parse(row.value) as Values[N]) : null;
}

export async function planNow(): Promise<Plan> {
  return { ...usualPlan, ...(await settingOf('backups')) };
}

/** Within a change. `details` says what may be read in the audit. */
export async function keepSetting<N extends Name>(
  { tx, audit, actor }: { tx: Writer; audit: Recorder; actor: Actor },
  name: N,
  value: Values[N],
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await putSetting(tx, actor, name, value, now);
  await audit.record({ act: 'setting.changed', subject: { kind: 'setting', id: name }, details });
}

/** Where backups go when nobody said otherwise: on the same disk, which is better than nowhere and worse than elsewhere. */
export const usualFolder = () => join(environment().dataDir, 'backups');

/** Where a restored base goes when nobody says so. */
export function usualPlace(): { folder: string } | { url: string } {
  const { databaseUrl, dataDir } = environment();
  return databaseUrl.startsWith('file:') ? { folder: dataDir } : { url: databaseUrl };
}
