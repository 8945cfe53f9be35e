import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder and a key of the bench's own; nothing of a real installation is touched. */
export async function inFolder<Answer>(work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-bench-'));
  const data = join(folder, 'data');
  process.env.PULANG_DATA_DIR = data;
  process.env.PULANG_KEY_FILE = join(folder, 'key');
  writeFileSync(process.env.PULANG_KEY_FILE, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    return await work(data);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
