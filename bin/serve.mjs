import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { environment, root, runTypeScript, theApp } from './bootstrap.mjs';
import { stop, words } from './words.mjs';

const SECONDS = 60;

/** The port `PORT` names, 3000 by itself, once it is known to be free. */
export async function freePort(/** @type {string} */ command) {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) stop('badPort', { port: text });
  // A program on either address of localhost would answer in our place.
  for (const host of ['127.0.0.1', '::1']) {
    const code = await listenOnce(port, host);
    const other = port === 3001 ? 3002 : 3001;
    if (code === 'EADDRINUSE') stop('portInUse', { port, other, command });
    if (code === 'EACCES') stop('portForbidden', { port, other, command });
  }
  return port;
}

/** Makes the data folder if need be; stops when nothing can be written in it. */
export function writableFolder(/** @type {string} */ folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    const probe = join(folder, '.writable');
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
  } catch {
    stop('dataNoPlace', { folder });
  }
}

/** Makes the key and the tables, and in a demonstration folder the people. */
export function prepare(/** @type {string[]} */ args, /** @type {NodeJS.Dict<string>} */ env) {
  if (runTypeScript('bin/prepare.ts', args, env) !== 0) stop('prepareFailed');
}

/**
 * Starts the built app, says `lines` once it answers, and ends with it.
 * @param {{ port: number, env: NodeJS.Dict<string>, command: string, lines: string[] }} what
 */
export async function serve({ port, env, command, lines }) {
  console.log(words('starting'));
  const all = environment({ ...env, NODE_ENV: 'production', PORT: String(port) });
  const server = spawn('node', theApp, {
    cwd: root,
    env: all,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  server.stdout.on('data', (text) => (output += text));
  server.stderr.on('data', (text) => (output += text));

  let ending = false;
  const end = () => {
    ending = true;
    server.kill('SIGTERM');
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
  server.on('exit', (code) => {
    if (ending) {
      console.log(words('stopped'));
      process.exit(0);
    }
    if (/EADDRINUSE/.test(output)) stop('portInUse', { port, other: port + 1, command });
    console.error(output);
    console.error(words('stoppedEarly'));
    process.exit(code || 1);
  });

  if (!(await answers(port))) {
    console.error(output);
    server.kill('SIGKILL');
    stop('noAnswer', { seconds: SECONDS });
  }
  for (const line of ['', words('ready', { address: `http://localhost:${port}` }), ...lines, words('howToStop')])
    console.log(line);
  // What the server says from now on is for whoever watches it.
  server.stdout.pipe(process.stdout);
  server.stderr.pipe(process.stderr);
}

/** @param {number} port @param {string} host @returns {Promise<string>} the code of the error, empty when free */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve('')));
  });
}

/** @param {number} port */
async function answers(port) {
  const until = Date.now() + SECONDS * 1000;
  while (Date.now() < until) {
    if ((await statusOf(port)) < 500) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** @param {number} port @returns {Promise<number>} */
function statusOf(port) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/healthz' }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 599);
    });
    request.on('error', () => resolve(599));
    request.setTimeout(5000, () => request.destroy());
  });
}
