import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { keyIdOf, keyToOpen, keyToSeal, openChunks, sealChunks } from '@/lib/envelope';
import { NotWhole } from '@/lib/errors';

/**
 * A file of a backup: one line in clear, then lines of JSON, compressed and sealed to the public key. The line in clear
 * is part of the key, so a changed one opens nothing.
 */
export const FORMAT = 1;
const MAGIC = 'PULANG-BACKUP ';
const LONGEST_HEADER = 64 * 1024;
// Every wait gives way to all who write meanwhile: few large pieces, so that a busy server still comes to an end.
const LARGE = 1024 * 1024;
const AT_ONCE = 16;

export type Header = {
  format: number;
  /** `data`: the rows of the base. `keys`: the key store, which lies apart from it. */
  kind: 'data' | 'keys';
  /** The same in both files of one backup. */
  id: string;
  /** The name of the public key. */
  keyId: string;
  /** The public half of the key made for this file alone, base64. */
  ephemeral: string;
  madeAt: string;
  /** The migrations the rows were written under. */
  migrations: string[];
  /** The hash of the first entry of the audit: which installation this is. */
  origin: string;
  /** The end of the audit then. */
  auditSeq: number;
  auditHash: string;
};

export type Written = { file: string; size: number; sha256: string; header: Header; contentKey: Buffer };

/** Writes the file beside its place first; it appears whole or not at all. */
export async function writeArchive(
  file: string,
  about: Omit<Header, 'format' | 'keyId' | 'ephemeral'>,
  publicKey: Buffer,
  lines: AsyncIterable<string>,
): Promise<Written> {
  const { ephemeral, contentKey } = keyToSeal(publicKey);
  const header = { format: FORMAT, ...about, keyId: keyIdOf(publicKey), ephemeral: ephemeral.toString('base64') };
  const first = Buffer.from(`${MAGIC}${JSON.stringify(header)}\n`);
  const key = contentKey(first);
  const part = `${file}.part`;
  const handle = await open(part, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    await pipeline(
      Readable.from(lines),
      createGzip({ level: 3, chunkSize: LARGE }),
      async (compressed: AsyncIterable<Buffer>) => {
        const keep = async (parts: Buffer[]) => {
          for (const part of parts) hash.update(part);
          size += parts.reduce((sum, { length }) => sum + length, 0);
          if (parts.length > 0) await handle.write(Buffer.concat(parts));
        };
        let waiting: Buffer[] = [first];
        for await (const chunk of sealChunks(compressed, key)) {
          if (waiting.push(chunk) < AT_ONCE) continue;
          await keep(waiting);
          waiting = [];
        }
        await keep(waiting);
      },
    );
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await syncFolder(dirname(file));
    return { file, size, sha256: hash.digest('hex'), header, contentKey: key };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/** A file that was renamed is there after a power cut only when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

type Opened = { header: Header; first: Buffer };

/** The line in clear. Throws `NotWhole` when it is none of ours, or of a format we do not know yet. */
export async function readHeader(file: string): Promise<Opened> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    const first = buffer.subarray(0, end + 1);
    if (!first.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) throw new NotWhole('not-a-backup');
    return { header: headerIn(first.subarray(MAGIC.length).toString()), first };
  } finally {
    await handle.close();
  }
}

function headerIn(text: string): Header {
  try {
    const header = JSON.parse(text) as Header;
    if (Number(header.format) > FORMAT) throw new NotWhole('newer');
    const texts = [header.id, header.keyId, header.ephemeral, header.madeAt, header.origin, header.auditHash];
    const whole = texts.every((one) => typeof one === 'string') && Array.isArray(header.migrations);
    if (!whole || !['data', 'keys'].includes(header.kind) || !Number.isInteger(header.auditSeq))
      throw new NotWhole('not-a-backup');
    return header;
  } catch (error) {
    throw error instanceof NotWhole ? error : new NotWhole('altered');
  }
}

export function contentKeyOf({ header, first }: Opened, privateKey: Buffer): Buffer {
  try {
    return keyToOpen(privateKey, Buffer.from(header.ephemeral, 'base64'), first);
  } catch {
    throw new NotWhole('altered');
  }
}

/** The lines of the file, each parsed. Throws `NotWhole` when a byte differs or the end is missing. */
export async function* readArchive(file: string, contentKey: Buffer): AsyncGenerator<unknown> {
  const { first } = await readHeader(file);
  const sealed = createReadStream(file, { start: first.length, highWaterMark: LARGE });
  const opened = Readable.from(openChunks(sealed, contentKey));
  const plain = createGunzip({ chunkSize: LARGE });
  // An error of either side has to reach whoever reads the lines.
  const running = pipeline(opened, plain).catch((error) => plain.destroy(error));
  try {
    for await (const line of linesOf(plain)) yield JSON.parse(line);
  } catch (error) {
    // What is authentic and yet not compressed JSON was not written by us.
    throw error instanceof NotWhole || (error as { code?: string }).code === 'EIO' ? error : asDamaged(error);
  } finally {
    sealed.destroy();
    plain.destroy();
    await running;
  }
}

function asDamaged(error: unknown): unknown {
  const { code = '', name = '' } = error as { code?: string; name?: string };
  return code.startsWith('Z_') || name === 'SyntaxError' ? new NotWhole('altered') : error;
}

async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  for await (const part of source) {
    let from = 0;
    for (let end = part.indexOf(10); end !== -1; end = part.indexOf(10, from)) {
      yield Buffer.concat([...waiting, part.subarray(from, end)]).toString('utf8');
      waiting = [];
      from = end + 1;
    }
    if (from < part.length) waiting.push(part.subarray(from));
  }
  if (waiting.length > 0) throw new NotWhole('cut');
}
