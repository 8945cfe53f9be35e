import { existsSync, readFileSync } from 'node:fs';
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
    ...keyFileOf(dataDir),
  };
}

/** Whether `npm run demo` wrote its marker into this folder. A folder or another file of that name is none. */
export function isDemoFolder(dataDir: string): boolean {
  const marker = join(dataDir, 'demo.json');
  if (!existsSync(/* turbopackIgnore: true */ marker)) return false;
  try {
    return typeof JSON.parse(readFileSync(/* turbopackIgnore: true */ marker, 'utf8')).complete === 'boolean';
  } catch {
    return false;
  }
}

/**
 * The master key lies in a file only where somebody said so (`PULANG_KEY_FILE`), and in a demonstration. Besides there is
 * the file that every installation had beside its data before there were passphrases: taken as long as it is there.
 */
function keyFileOf(dataDir: string): { keyFile?: string; keyFileIsOld: boolean } {
  const chosen = process.env.PULANG_KEY_FILE;
  if (chosen) return { keyFile: resolve(/* turbopackIgnore: true */ chosen), keyFileIsOld: false };
  const there = (path: string) => existsSync(/* turbopackIgnore: true */ path);
  const beside = `${dataDir}.key`;
  if (isDemoFolder(dataDir)) return { keyFile: beside, keyFileIsOld: false };
  const hasBase = Boolean(process.env.DATABASE_URL) || there(join(dataDir, 'pulang.db'));
  return hasBase && there(beside) ? { keyFile: beside, keyFileIsOld: true } : { keyFileIsOld: false };
}
