import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change, notYours } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { engine } from '@/db/engine';
import { isUnlocked, masterKey } from '@/db/master-key';
import { migrationsFolder, migrationsIn } from '@/db/migrate';
import { type Source, tableShapes } from '@/db/portable';
import { auditEntries, auditHead, backups, users } from '@/db/schema';
import { store } from '@/db/store';
import { notify } from '@/features/notices/commands';
import type { Actor } from '@/lib/actor';
import { NotWhole, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { log } from '@/lib/log';
import { mayLookAfterBackups } from '../access';
import { type Written, writeArchive } from '../archive';
import { dataLines, keyLines } from '../content';
import { drill } from '../drill';
import { folderFault } from '../place';
import { type Failure, fileName, isFailure } from '../rules';
import { planNow, settingOf, usualFolder } from '../settings';
import { keepNewest } from './keep-newest';

export type Made = { id: string; file: string; keysFile: string; size: number; auditSeq: number; auditHash: string };

// One at a time in this process, in whichever bundle it was asked for.
const running = globalThis as { pulangBackup?: Promise<unknown> };

/**
 * Makes a backup while people work, seals it to the public key, proves it by restoring it at once, and records both. A
 * backup that does not stand its proof is told to the administrators.
 */
export async function makeBackup(
  actor: Actor,
  { to, now = new Date() }: { to?: string; now?: Date } = {},
): Promise<Made | Refused<'not-yours' | 'no-key' | 'under-way' | Failure>> {
  if (!mayLookAfterBackups(actor)) return notYours(actor, 'backup.make');
  const key = await settingOf('backup-key');
  if (!key) return { refused: 'no-key' };
  if (running.pulangBackup) return { refused: 'under-way' };
  const work = makeAndProve(actor, Buffer.from(key.publicKey, 'base64'), to, now);
  running.pulangBackup = work;
  try {
    return await work;
  } finally {
    delete running.pulangBackup;
  }
}

async function makeAndProve(actor: Actor, publicKey: Buffer, to: string | undefined, now: Date) {
  const { folder, keep } = await planNow();
  const place = to ?? folder ?? usualFolder();
  const id = newId(now.getTime());
  const file = join(place, fileName('data', id, now));
  let data: Written | undefined;
  try {
    if (!to && folder && folderFault(folder)) throw new NotWhole('cannot-write');
    prepareFolder(place);
    // Taken before the copy: a key that changes meanwhile must not make a good copy look bad.
    const master = isUnlocked() ? Buffer.from(masterKey()) : null;
    data = await writeData(file, id, publicKey, now);
    const keys = await writeKeys(join(place, fileName('keys', id, now)), id, publicKey, now);
    await recordMade(actor, data, now);
    await drill(data, keys, master);
    await recordProven(actor, id);
    await keepNewest(actor, place, keep);
    const { auditSeq, auditHash } = data.header;
    return { id, file, keysFile: keys.file, size: data.size, auditSeq, auditHash };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === 'failed') log.error({ error }, 'a backup failed');
    await recordFailed(actor, { id, file, failure, made: data !== undefined }, now);
    return { refused: failure };
  }
}

function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK);
}

/** The data first, the keys after: whoever is in the one has a key in the other. */
async function writeData(file: string, id: string, publicKey: Buffer, now: Date): Promise<Written> {
  const about = { kind: 'data' as const, id, madeAt: now.toISOString(), ...(await aboutBase()) };
  return (await store()).snapshot(async (source) =>
    writeArchive(file, { ...about, ...(await headIn(source)) }, publicKey, dataLines(source)),
  );
}

async function writeKeys(file: string, id: string, publicKey: Buffer, now: Date): Promise<Written> {
  const [head] = await (await db()).select().from(auditHead);
  const about = { kind: 'keys' as const, id, madeAt: now.toISOString(), ...(await aboutBase()) };
  const copy = await (await store()).keys.copy();
  const end = { auditSeq: head?.seq ?? 0, auditHash: head?.hash ?? '' };
  return writeArchive(file, { ...about, ...end }, publicKey, keyLines(copy));
}

async function aboutBase() {
  const [first] = await (await db())
    .select({ hash: auditEntries.hash })
    .from(auditEntries)
    .where(eq(auditEntries.seq, 1));
  return { migrations: migrationsIn(migrationsFolder(engine)).map(({ tag }) => tag), origin: first?.hash ?? '' };
}

/** The end of the audit as of the very moment the rows are read. */
async function headIn(source: Source): Promise<{ auditSeq: number; auditHash: string }> {
  const shape = tableShapes().find(({ name }) => name === 'audit_head');
  if (!shape) throw new Error('there is no audit_head');
  const at = (column: string) => shape.columns.findIndex(({ name }) => name === column);
  for await (const [row = []] of source.rows(shape))
    return { auditSeq: Number(row[at('seq')]), auditHash: String(row[at('hash')]) };
  return { auditSeq: 0, auditHash: '' };
}

const subject = (id: string) => ({ kind: 'backup', id }) as const;

function recordMade(actor: Actor, { file, size, sha256, header }: Written, now: Date) {
  const { id, auditSeq, auditHash, keyId } = header;
  return change(actor, async (tx, audit) => {
    await tx.insert(backups).values({ id, file, size, sha256, auditSeq, auditHash, madeAt: now });
    await audit.record({ act: 'backup.made', subject: subject(id), details: { size, sha256, auditSeq, keyId } });
  });
}

function recordProven(actor: Actor, id: string) {
  return change(actor, async (tx, audit) => {
    await tx.update(backups).set({ provenAt: new Date() }).where(eq(backups.id, id));
    await audit.record({ act: 'backup.proven', subject: subject(id) });
  });
}

type Failed = { id: string; file: string; failure: Failure; made: boolean };

function recordFailed(actor: Actor, { id, file, failure, made }: Failed, now: Date) {
  return change(actor, async (tx, audit) => {
    const none = { id, file, size: 0, sha256: '', auditSeq: 0, auditHash: '', madeAt: now, failed: failure };
    const known = made
      ? await tx.update(backups).set({ failed: failure }).where(eq(backups.id, id)).returning({ id: backups.id })
      : [];
    if (known.length === 0) await tx.insert(backups).values(none);
    await audit.record({ act: 'backup.failed', subject: subject(id), details: { failure } });
    await tellAdministrators(tx, audit, failure, now);
  });
}

async function tellAdministrators(tx: Writer, _audit: Recorder, failure: Failure, now: Date): Promise<void> {
  const living = and(eq(users.role, 'administrator'), isNull(users.disabledAt));
  const administrators = await tx.select({ id: users.id }).from(users).where(living);
  await notify(
    tx,
    administrators.map(({ id }) => id),
    'backup-failed',
    { failure },
    now,
  );
}

function failureOf(error: unknown): Failure {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (error instanceof NotWhole && isFailure(message)) return message;
  if (/ENOSPC|EDQUOT|SQLITE_FULL|53100/.test(code)) return 'no-space';
  if (/EACCES|EPERM|EROFS|ENOENT|ENOTDIR|SQLITE_(CANTOPEN|READONLY)/.test(code)) return 'cannot-write';
  return 'failed';
}
