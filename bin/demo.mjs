import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, install } from './bootstrap.mjs';
import { freePort, prepare, serve, writableFolder } from './serve.mjs';
import { stop, words } from './words.mjs';

/** `npm run demo`: the app with the reference data set, in a folder of its own. `-- --reset` begins again. */
const command = 'npm run demo';
const options = process.argv.slice(2);
for (const option of options) if (option !== '--reset') stop('unknownOption', { option });

const folder = resolve(process.env.PULANG_DATA_DIR || 'demo-data');
const marker = join(folder, 'demo.json');
// Always its own base and its own key, whatever a real installation on this machine has in its environment.
const key = `${folder}.key`;
const env = { PULANG_DATA_DIR: folder, PULANG_KEY_FILE: key, DATABASE_URL: undefined, KEYS_DATABASE_URL: undefined };

const port = await freePort(command);
writableFolder(folder);
if (!existsSync(marker) && readdirSync(folder).length > 0) stop('notDemo', { folder });
install();
build();
if (existsSync(marker)) clearAway();
if (!existsSync(marker)) console.log(words('loading'));
prepare(['--demo'], env);
await serve({ port, env, command, lines: [words('demoHow'), words('demoKey', { key })] });

function clearAway() {
  const interrupted = !isComplete();
  if (!interrupted && !options.includes('--reset')) return;
  try {
    // The marker goes last: a folder without it is never deleted.
    for (const name of readdirSync(folder)) {
      if (name !== 'demo.json') rmSync(join(folder, name), { recursive: true });
    }
    rmSync(key, { force: true });
    rmSync(marker);
  } catch {
    stop('dataNoPlace', { folder });
  }
  console.log(interrupted ? words('interrupted') : words('resetDone', { folder }));
}

function isComplete() {
  try {
    return JSON.parse(readFileSync(marker, 'utf8')).complete === true;
  } catch {
    return false;
  }
}
