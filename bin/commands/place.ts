import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Refused } from '@/lib/errors';

/** A file about to be written: it appears whole when it is kept, or not at all. */
export type Place = { keep(content: Uint8Array): void; close(): void };

/** Makes room beside the file to be, which tells at once whether it can be written. */
export function openPlace(file: string): Place | Refused<'cannotWrite' | 'isFolder'> {
  const before = statSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile()) return { refused: 'isFolder' };
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  let handle: number;
  try {
    handle = openSync(beside, 'wx', 0o600);
  } catch {
    return { refused: 'cannotWrite' };
  }
  return {
    keep: (content) => {
      writeFileSync(handle, content);
      fsyncSync(handle);
      renameSync(beside, file);
    },
    close: () => {
      closeSync(handle);
      rmSync(beside, { force: true });
    },
  };
}
