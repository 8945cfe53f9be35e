import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { desc, eq, inArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, backups } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { readHeader } from '../archive';
import { isFileName, keyFileBeside, whatStays } from '../rules';

/**
 * After a proven backup: older data than the newest so many goes, and every copy of the key store but the two newest
 * proven ones. So an old backup opens nobody who was erased since. Only files of this installation are touched.
 */
export async function keepNewest(actor: Actor, folder: string, keep: number): Promise<void> {
  const rows = await (await db()).select().from(backups).orderBy(desc(backups.madeAt), desc(backups.id));
  const stays = whatStays(rows, keep);
  const going = rows.filter(({ id }) => !stays.data.has(id));
  for (const { id, file } of rows) if (!stays.keys.has(id)) await destroy(keyFileBeside(file));
  for (const { file } of going) await rm(file, { force: true });
  await clearStrays(folder, stays);
  if (going.length === 0) return;
  const ids = going.map(({ id }) => id);
  await change(actor, async (tx, audit) => {
    await tx.delete(backups).where(inArray(backups.id, ids));
    await audit.record({
      act: 'backup.removed',
      subject: { kind: 'backup', id: ids[0] ?? '' },
      details: { count: ids.length },
    });
  });
}

const AN_HOUR = 60 * 60 * 1000;

/** Files of ours that no row knows: of a process that was killed before it could record them. */
async function clearStrays(folder: string, stays: ReturnType<typeof whatStays>): Promise<void> {
  const [first] = await (await db())
    .select({ hash: auditEntries.hash })
    .from(auditEntries)
    .where(eq(auditEntries.seq, 1));
  for (const name of (await readdir(folder)).filter(isFileName)) {
    const file = join(folder, name);
    const header = await readHeader(file).then(
      (opened) => opened.header,
      () => null,
    );
    if (!header || header.origin !== first?.hash || stays[header.kind].has(header.id)) continue;
    // What is younger may be another process at work.
    if (Date.now() - (await stat(file)).mtimeMs > AN_HOUR) await destroy(file);
  }
}

/** Overwritten before it goes. Some disks keep the old bytes all the same: what they keep is sealed to the public key. */
async function destroy(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const handle = await open(file, 'r+');
  try {
    let left = (await handle.stat()).size;
    for (let at = 0; left > 0; ) {
      const part = randomBytes(Math.min(left, 1024 * 1024));
      await handle.write(part, 0, part.length, at);
      at += part.length;
      left -= part.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file, { force: true });
}
