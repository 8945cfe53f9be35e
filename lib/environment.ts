import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Where this installation keeps its state, and which base it uses. Read anew at each call, so tests may change it. The
 * build is told not to follow these paths: it would take the whole folder for part of the app.
 */
export function environment() {
  const dataDir = resolve(/* turbopackIgnore: true */ process.env.PULANG_DATA_DIR ?? 'data');
  return {
    dataDir,
    databaseUrl: process.env.DATABASE_URL ?? `file:${join(dataDir, 'pulang.db')}`,
    keysUrl: process.env.KEYS_DATABASE_URL,
    keyFile: keyFileOf(dataDir),
  };
}

/** The master key lies in a file only where somebody said so; a demonstration always has its own beside it. */
function keyFileOf(dataDir: string): string | undefined {
  const chosen = process.env.PULANG_KEY_FILE;
  if (chosen) return resolve(/* turbopackIgnore: true */ chosen);
  return existsSync(/* turbopackIgnore: true */ join(dataDir, 'demo.json')) ? `${dataDir}.key` : undefined;
}
