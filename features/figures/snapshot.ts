import { createHash } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { and, count, eq, lt, lte, or } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { auditEntries, caseFacts } from '@/db/schema';
import { environment } from '@/lib/environment';
import { log } from '@/lib/log';
import { Columns } from './columns';

/**
 * The columns as a file beside the base, so that a start does not read every version again: coded facts and ids, nothing
 * that is not in the base in clear. It says up to which version it goes, and the hash of the audit there: of another
 * history, of another number of versions or damaged it is as if it were not there.
 */
type Head = { format: number; seq: number; last: string; history: string; parts: number[]; rest: unknown; sum: string };
export type Saved = { columns: Columns; seq: number; last: string };

const FORMAT = 1;
const CHUNK = 4 * 1024 * 1024;
const HEAD_BYTES = 8;
const place = () => join(environment().dataDir, 'figures.columns');

/** Keeps the columns as they are now; others are served meanwhile. */
export async function saveColumns(reader: Reader, { columns, seq, last }: Saved, file = place()): Promise<void> {
  const history = await historyAt(reader, seq);
  if (history === undefined) return;
  // Taken at once: what comes while they are written belongs to the next time.
  const { parts, rest } = columns.parts();
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    for (const part of parts)
      for (let at = 0; at < part.byteLength; at += CHUNK) {
        hash.update(bytesOf(part, at));
        await othersFirst();
      }
    const head: Head = {
      ...{ format: FORMAT, seq, last, history, rest, sum: hash.digest('hex') },
      parts: parts.map(({ byteLength }) => byteLength),
    };
    const text = Buffer.from(JSON.stringify(head));
    const length = Buffer.alloc(HEAD_BYTES);
    length.writeUInt32LE(text.length);
    await handle.write(length);
    await handle.write(text);
    for (const part of parts) for (let at = 0; at < part.byteLength; at += CHUNK) await handle.write(bytesOf(part, at));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

const bytesOf = (part: ArrayBufferView, at: number) =>
  new Uint8Array(part.buffer as ArrayBuffer, part.byteOffset + at, Math.min(CHUNK, part.byteLength - at));

/** The columns that were kept, where they are of this base; else nothing. */
export async function savedColumns(reader: Reader, file = place()): Promise<Saved | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return undefined;
  try {
    return await readFrom(handle, reader);
  } catch (error) {
    log.warn({ error }, 'the columns that were kept cannot be read; they are made anew');
    return undefined;
  } finally {
    await handle.close();
  }
}

async function readFrom(handle: FileHandle, reader: Reader): Promise<Saved | undefined> {
  const { size } = await handle.stat();
  const length = (await filled(handle, HEAD_BYTES)).readUInt32LE();
  if (length + HEAD_BYTES > size) return undefined;
  const head = JSON.parse((await filled(handle, length)).toString('utf8')) as Head;
  const { format, seq, last, history, parts, rest, sum } = head;
  if (format !== FORMAT || history !== (await historyAt(reader, seq))) return undefined;
  const hash = createHash('sha256');
  const read: ArrayBuffer[] = [];
  for (const bytes of parts) {
    const part = new ArrayBuffer(bytes);
    for (let at = 0; at < bytes; at += CHUNK) {
      const chunk = new Uint8Array(part, at, Math.min(CHUNK, bytes - at));
      if ((await handle.read(chunk)).bytesRead !== chunk.length) return undefined;
      hash.update(chunk);
    }
    read.push(part);
  }
  if (hash.digest('hex') !== sum) return undefined;
  const columns = Columns.from(read, rest);
  return columns.rows === (await versionsUntil(reader, seq, last)) ? { columns, seq, last } : undefined;
}

async function filled(handle: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  if ((await handle.read(buffer)).bytesRead !== length) throw new Error('the file is cut');
  return buffer;
}

/** The hash of the audit at a version: of two histories it is never the same. */
async function historyAt(reader: Reader, seq: number): Promise<string | undefined> {
  const [entry] = await reader.select({ hash: auditEntries.hash }).from(auditEntries).where(eq(auditEntries.seq, seq));
  return entry?.hash;
}

async function versionsUntil(reader: Reader, seq: number, last: string): Promise<number> {
  const [row] = await reader
    .select({ versions: count().mapWith(Number) })
    .from(caseFacts)
    .where(or(lt(caseFacts.seq, seq), and(eq(caseFacts.seq, seq), lte(caseFacts.caseId, last))));
  return row?.versions ?? 0;
}
