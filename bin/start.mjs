import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, install } from './bootstrap.mjs';
import { freePort, prepare, serve, writableFolder } from './serve.mjs';
import { stop, words } from './words.mjs';

/** `npm start`: the app for real use. The first visit sets up the first office and administrator. */
const command = 'npm start';
const folder = resolve(process.env.PULANG_DATA_DIR || 'data');
const key = resolve(process.env.PULANG_KEY_FILE || `${folder}.key`);
const env = { PULANG_DATA_DIR: folder, PULANG_KEY_FILE: key };

const port = await freePort(command);
if (existsSync(join(folder, 'demo.json'))) stop('isDemo', { folder });
writableFolder(folder);
install();
build();
prepare([], env);
await serve({ port, env, command, lines: [words('startHow'), words('startKey', { key })] });
