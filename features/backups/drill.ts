import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@/db/master-key';
import { type KeyCopy, openStore } from '@/db/store';
import { givingWay } from '@/db/turns';
import { openIdentity } from '@/features/people/identity';
import { environment } from '@/lib/environment';
import { NotWhole } from '@/lib/errors';
import { unwrapKey } from '@/lib/sealing';
import { readArchive, type Written } from './archive';
import { loadData, readKeys, type Seen } from './content';

const SAMPLE = 20;
const DRILL = /^\.drill-(\d+)-/;

type Sealed = { personId: string; identity: Buffer };

/**
 * Restores a backup that was just written, from its files, into a base of its own inside the data folder, and throws it
 * away. Throws `NotWhole` with what is wrong. `master` is null while nobody has unlocked: then no key can be tried.
 */
export async function drill(data: Written, keys: Written, master: Buffer | null): Promise<void> {
  const folder = join(environment().dataDir, `.drill-${process.pid}-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // Always SQLite: what opens there can be restored into either engine, and nobody needs a second server for it.
    const base = await openStore(`file:${join(folder, 'pulang.db')}`);
    try {
      const copy = await readKeys(readArchive(keys.file, keys.contentKey));
      await base.keys.fill(copy);
      const sealed: Sealed[] = [];
      let counts = {};
      const load = async (sink: Parameters<typeof loadData>[1]) => {
        const end = await loadData(readArchive(data.file, data.contentKey), sink, (seen) => keepSealed(sealed, seen));
        if (end.auditSeq !== data.header.auditSeq || end.auditHash !== data.header.auditHash)
          throw new NotWhole('audit-broken');
        counts = end.counts;
      };
      await base.fill({ tags: data.header.migrations, load });
      const fault = await base.fault(counts);
      if (fault) throw new NotWhole(fault);
      if (master) await tryKeys(await base.keys.copy(), sealed, master);
    } finally {
      await base.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keepSealed(sealed: Sealed[], { table, row }: Seen): void {
  if (table !== 'persons' || !row.identity || sealed.length >= SAMPLE) return;
  sealed.push({ personId: String(row.id), identity: Buffer.from(String(row.identity), 'base64') });
}

/** Every key of the copy opens, and with them what they seal. */
async function tryKeys({ root, keys }: KeyCopy, sealed: Sealed[], master: Buffer): Promise<void> {
  try {
    if (root) unwrapKey(master, ROOT, root);
    const opened = new Map<string, Buffer>();
    const giveWay = givingWay();
    for (const { personId, wrapped } of keys) {
      opened.set(personId, unwrapKey(master, personId, wrapped));
      await giveWay();
    }
    for (const { personId, identity } of sealed) {
      const key = opened.get(personId);
      // Somebody erased between the two files has no key any more, as it should be.
      if (key) openIdentity(personId, key, identity);
    }
    if (sealed.length > 0 && !sealed.some(({ personId }) => opened.has(personId)))
      throw new NotWhole('keys-do-not-open');
  } catch {
    throw new NotWhole('keys-do-not-open');
  }
}

/** What a drill left behind whose process was killed. */
export function clearDrills(): void {
  const { dataDir } = environment();
  if (!existsSync(dataDir)) return;
  for (const name of readdirSync(dataDir)) {
    const pid = DRILL.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
