import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, install } from './bootstrap.mjs';
import { freePort, prepare, serve, writableFolder } from './serve.mjs';
import { stop, words } from './words.mjs';

/** `npm start`: the app for real use. The first visit sets it up; after every later start a key-holder unlocks it. */
const command = 'npm start';
const folder = resolve(process.env.PULANG_DATA_DIR || 'data');
const env = { PULANG_DATA_DIR: folder };

const port = await freePort(command);
if (existsSync(join(folder, 'demo.json'))) stop('isDemo', { folder });
writableFolder(folder);
install();
build();
prepare([], env);
await serve({ port, env, command, lines: [words('startHow'), howItOpens()] });

/** With a passphrase; by itself only where somebody chose so, or has not moved to passphrases yet (lib/environment.ts). */
function howItOpens() {
  if (process.env.PULANG_KEY_FILE) return words('startUnattended', { key: resolve(process.env.PULANG_KEY_FILE) });
  const key = `${folder}.key`;
  const hasBase = process.env.DATABASE_URL || existsSync(join(folder, 'pulang.db'));
  return hasBase && existsSync(key) ? words('startOldKey', { key }) : words('startSealed');
}
