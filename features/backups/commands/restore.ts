import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Recorder } from '@/db/audit';
import { changeIn } from '@/db/change';
import type { Writer } from '@/db/client';
import { engine } from '@/db/engine';
import { bringFactsUp } from '@/db/facts';
import { migrationsFolder, migrationsIn } from '@/db/migrate';
import { type KeyCopy, openStore, type Store } from '@/db/store';
import { eraseWithin } from '@/features/rights/commands/erase';
import type { Actor } from '@/lib/actor';
import { type KeyPair, keyIdOf } from '@/lib/envelope';
import { NotWhole, type Refused } from '@/lib/errors';
import { mayLookAfterBackups } from '../access';
import { contentKeyOf, type Header, readArchive, readHeader } from '../archive';
import { type DataEnd, loadData, readKeys } from '../content';
import { isRestoreRefusal, type RestoreRefusal } from '../rules';
import { closeDoors } from './close-doors';

export type Restored = {
  madeAt: Date;
  cases: number;
  people: number;
  auditSeq: number;
  auditHash: string;
  erased: number;
  /** Accounts that had no second factor: their holders are invited anew. */
  toInvite: number;
};

type Archive = { file: string; header: Header; contentKey: Buffer };
type Wanted = { file: string; keysFile: string; pair: KeyPair };

/**
 * Restores a backup where nothing is yet: into a folder, or into the empty PostgreSQL that `DATABASE_URL` names.
 * Everything is read to its end and checked before anything is in its place; what is refused leaves no trace.
 */
export async function restoreBackup(
  actor: Actor,
  wanted: Wanted,
  into: { folder: string } | { url: string },
): Promise<Restored | Refused<RestoreRefusal>> {
  if (!mayLookAfterBackups(actor)) return { refused: 'not-yours' };
  try {
    const data = await archiveAt(wanted.file, 'data', wanted.pair);
    const keys = await archiveAt(wanted.keysFile, 'keys', wanted.pair);
    const misfit = misfitOf(data.header, keys.header);
    if (misfit) return { refused: misfit };
    return await ('folder' in into
      ? restoreIntoFolder(actor, data, keys, into.folder)
      : restoreIntoServer(actor, data, keys, into.url));
  } catch (error) {
    const reason = refusalOf(error);
    if (reason) return { refused: reason };
    throw error;
  }
}

async function archiveAt(file: string, kind: Header['kind'], pair: KeyPair): Promise<Archive> {
  if (!existsSync(file)) throw new NotWhole('not-found');
  const opened = await readHeader(file);
  if (opened.header.kind !== kind) throw new NotWhole('not-this-pair');
  if (opened.header.keyId !== keyIdOf(pair.publicKey)) throw new NotWhole('other-key');
  return { file, header: opened.header, contentKey: contentKeyOf(opened, pair.privateKey) };
}

/** Why these two files cannot be restored together here; null when they can. */
function misfitOf(data: Header, keys: Header): RestoreRefusal | null {
  const known = migrationsIn(migrationsFolder(engine)).map(({ tag }) => tag);
  if (data.migrations.some((tag) => !known.includes(tag))) return 'newer';
  if (data.origin !== keys.origin) return 'other-installation';
  // Whoever was recorded after the key store was copied would have no key and could never be read again.
  return keys.auditSeq < data.auditSeq ? 'older-keys' : null;
}

/** Everything is made and checked beside the folder, which is then put in its place by one rename. */
async function restoreIntoFolder(
  actor: Actor,
  data: Archive,
  keys: Archive,
  folder: string,
): Promise<Restored | Refused<RestoreRefusal>> {
  if (existsSync(folder) && readdirSync(folder).length > 0) return { refused: 'not-empty' };
  const staging = join(dirname(folder), `.${basename(folder)}.restoring-${randomBytes(6).toString('hex')}`);
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  try {
    const base = await openStore(`file:${join(staging, 'pulang.db')}`);
    const restored = await fillFrom(actor, base, data, keys).finally(() => base.close());
    await syncAll(staging);
    // A folder that others filled meanwhile stays, and ours goes.
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(staging, folder);
    return restored;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function syncAll(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const handle = await open(join(folder, name), 'r+');
    await handle.sync();
    await handle.close();
  }
}

/** Both files are read to their ends first: the server's base is not touched by a backup that is not whole. */
async function restoreIntoServer(
  actor: Actor,
  data: Archive,
  keys: Archive,
  url: string,
): Promise<Restored | Refused<RestoreRefusal>> {
  await readKeys(readArchive(keys.file, keys.contentKey));
  await loadData(readArchive(data.file, data.contentKey), { insert: async () => undefined });
  const base = await openStore(url);
  try {
    if (!(await base.isEmpty())) return { refused: 'not-empty' };
    return await fillFrom(actor, base, data, keys);
  } finally {
    await base.close();
  }
}

/** Keys first, then data: as whenever something is written. Who was erased after the data was copied is erased again. */
async function fillFrom(actor: Actor, base: Store, data: Archive, keys: Archive): Promise<Restored> {
  const copy = await readKeys(readArchive(keys.file, keys.contentKey));
  if (!(await base.keys.fill(copy))) throw new NotWhole('not-empty');
  let end: DataEnd | undefined;
  let erased = 0;
  let toInvite = 0;
  await base.fill({
    tags: data.header.migrations,
    load: async (sink) => {
      end = await loadData(readArchive(data.file, data.contentKey), sink);
      const { auditSeq, auditHash } = data.header;
      if (end.auditSeq !== auditSeq || end.auditHash !== auditHash) throw new NotWhole('audit-broken');
    },
    finish: async (writer) => {
      const within = { transact: async <T>(work: (tx: Writer) => Promise<{ value: T }>) => (await work(writer)).value };
      erased = await changeIn(within, actor, async (tx, audit) => {
        toInvite = await closeDoors(tx);
        const again = await eraseAgain(tx, audit, copy.buried);
        await recordRestored(audit, data.header, { erased: again, toInvite });
        return again;
      });
    },
  });
  await bringFactsUp(base);
  const fault = await base.fault({});
  if (fault || !end) throw new NotWhole(fault ?? 'cut');
  for (const { personId } of copy.buried) await base.keys.destroy([personId]);
  const { auditSeq, auditHash } = data.header;
  const { cases = 0, persons = 0 } = end.counts;
  return { madeAt: new Date(data.header.madeAt), cases, people: persons, auditSeq, auditHash, erased, toInvite };
}

/** Whoever was erased after the backup was made is erased in it again. Answers how many were. */
async function eraseAgain(tx: Writer, audit: Recorder, buried: KeyCopy['buried']): Promise<number> {
  let again = 0;
  for (const { personId, at } of buried)
    if (await eraseWithin(tx, audit, { personId, because: 'restored' }, at)) again += 1;
  return again;
}

function recordRestored(
  audit: Recorder,
  { id, madeAt, auditSeq, keyId }: Header,
  counts: Pick<Restored, 'erased' | 'toInvite'>,
) {
  return audit.record({
    act: 'base.restored',
    subject: { kind: 'backup', id },
    details: { madeAt, auditSeq, keyId, ...counts },
  });
}

function refusalOf(error: unknown): RestoreRefusal | null {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (error instanceof NotWhole) return isRestoreRefusal(message) ? message : 'altered';
  if (/ENOSPC|EDQUOT|SQLITE_FULL|53100/.test(code)) return 'no-space';
  if (code === 'ENOTEMPTY') return 'not-empty';
  return /EACCES|EPERM|EROFS|ENOTDIR|SQLITE_(CANTOPEN|READONLY)/.test(code) ? 'cannot-write' : null;
}
