import { asc, eq } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { offices, settings } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { maySetRetention } from '../access';

export const RETENTION_SETTING = 'retention';

/** What the installation says where an office says nothing; null months: without end, until an administrator decides. */
export async function retentionOf(from: Pick<Reader, 'select'>): Promise<{ months: number | null }> {
  const [row] = await from.select().from(settings).where(eq(settings.id, RETENTION_SETTING));
  return row ? (JSON.parse(row.value) as { months: number | null }) : { months: null };
}

export type RetentionSettings = Awaited<ReturnType<typeof retentionSettings>>;

/** How long each office keeps identities, for the administrator who sets it. */
export async function retentionSettings(actor: Staff) {
  if (!maySetRetention(actor)) throw new NotFound('retention');
  const reader = await db();
  const rows = await reader.select().from(offices).orderBy(asc(offices.code));
  return { general: (await retentionOf(reader)).months, offices: rows };
}
