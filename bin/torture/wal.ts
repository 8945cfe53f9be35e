import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import type { Chance } from '@/features/demo/chance';

/** Where SQLite keeps things in `-shm` and `-wal` (https://www.sqlite.org/walformat.html). */
const SHM = { lastFrame: 16, pageSize: 14, attempted: 128 };
const WAL = { header: 32, frameHeader: 24 };

/**
 * Tears a copied base as a power cut might: the log is cut, or its end filled with something else, at any byte after
 * the last frame that SQLite published (which it does after waiting for the disk); pages that a checkpoint may have
 * been writing are spoilt, since the log still holds them. The index in `-shm` is memory and gone.
 */
export function tearUnsynced(file: string, chance: Chance): void {
  const wal = `${file}-wal`;
  const shm = `${file}-shm`;
  if (existsSync(wal) && existsSync(shm) && statSync(wal).size > WAL.header && statSync(shm).size > SHM.attempted) {
    const { kept, pageSize } = published(shm);
    cutAnywhere(wal, kept, chance);
    spoilPages(file, pagesIn(wal, kept, pageSize), pageSize, chance);
  }
  rmSync(shm, { force: true });
}

/** The length of the log up to the last frame SQLite has waited for. */
function published(shm: string): { kept: number; pageSize: number } {
  const index = readFileSync(shm);
  const number = (at: number) => index.readUInt32LE(at);
  const pageSize = index.readUInt16LE(SHM.pageSize) === 1 ? 65_536 : index.readUInt16LE(SHM.pageSize);
  const frames = Math.max(number(SHM.lastFrame), number(SHM.attempted));
  return { kept: WAL.header + frames * (WAL.frameHeader + pageSize), pageSize };
}

function cutAnywhere(wal: string, kept: number, chance: Chance): void {
  const { size } = statSync(wal);
  if (size <= kept) return;
  const at = chance.whole(kept, size);
  if (chance.yes(0.5)) {
    truncateSync(wal, at);
    return;
  }
  const handle = openSync(wal, 'r+');
  writeSync(handle, Buffer.alloc(size - at, chance.pick([0x00, 0xff, 0x5a])), 0, size - at, at);
  closeSync(handle);
}

function pagesIn(wal: string, kept: number, pageSize: number): number[] {
  const log = readFileSync(wal);
  const pages = new Set<number>();
  for (
    let at = WAL.header;
    at + WAL.frameHeader + pageSize <= Math.min(kept, log.length);
    at += WAL.frameHeader + pageSize
  )
    pages.add(log.readUInt32BE(at));
  return [...pages];
}

/** Half of each chosen page, as when the disk stopped in the middle of it. The first page says what the file is. */
function spoilPages(file: string, pages: number[], pageSize: number, chance: Chance): void {
  const size = statSync(file).size;
  const handle = openSync(file, 'r+');
  const half = Buffer.alloc(pageSize / 2, 0x5a);
  for (const page of pages)
    if (page > 1 && page * pageSize <= size && chance.yes(0.3))
      writeSync(handle, half, 0, half.length, (page - 1) * pageSize);
  closeSync(handle);
}
