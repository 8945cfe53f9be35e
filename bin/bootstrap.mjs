// Runs on any Node from 18, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stop, words } from './words.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts);

/** Makes sure that exactly the lockfile is installed, and answers the Node everything else runs on. */
export function install() {
  if (!isInstalled()) {
    console.log(words('installing'));
    mustBeWritable(root);
    const { status, output } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) explainInstall(output);
  }
  return ourNode();
}

/** Builds the app unless `.next` was made from these very sources. */
export function build() {
  const made = inRoot('.next', 'made-from');
  const sources = hashOfSources();
  if (existsSync(inRoot('.next', 'BUILD_ID')) && existsSync(made) && readFileSync(made, 'utf8') === sources) return;
  console.log(words('building'));
  mustBeWritable(root);
  rmSync(made, { force: true });
  const { status, output } = runOurs([inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'build']);
  if (status !== 0) {
    console.error(output);
    stop('buildFailed');
  }
  writeFileSync(made, sources);
}

/** The environment of everything we start: our Node first on the path, nothing sent out. */
export function environment(/** @type {NodeJS.Dict<string>} */ more = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(ourNode()), inRoot('node_modules', '.bin'), process.env[key] ?? ''].join(delimiter);
  return { ...process.env, [key]: path, NEXT_TELEMETRY_DISABLED: '1', ...more };
}

/** Runs a script on our Node and waits for it. What it says is kept, or shown as it comes with `stdio: 'inherit'`. */
export function runOurs(
  /** @type {string[]} */ args,
  /** @type {{ env?: NodeJS.Dict<string>, stdio?: 'inherit' }} */ { env, stdio } = {},
) {
  return run(ourNode(), args, { env: environment(env), stdio });
}

/** Runs a TypeScript file of ours. */
export function runTypeScript(
  /** @type {string} */ file,
  /** @type {string[]} */ args = [],
  /** @type {NodeJS.Dict<string>} */ env = {},
) {
  return runOurs([...typeScript, inRoot(file), ...args], { env, stdio: 'inherit' }).status;
}

/**
 * What our Node needs to run the built app. By itself it keeps 128 MB for what a page leaves behind; with this much a page
 * takes as long, and the app holds a third less.
 */
export const theApp = ['--max-semi-space-size=16', inRoot('bin', 'server.mjs')];

/** What our Node needs to run TypeScript with our `@/` paths. */
export const typeScript = ['--import', 'tsx'];

// npm keeps beside the packages what it installed; it writes that file last, so a half-finished installation has none.
function isInstalled() {
  const kept = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(kept)) return false;
  const installed = JSON.parse(readFileSync(kept, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return (
    Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, link }]) => {
      if (path === '' || link) return true;
      const found = installed[path];
      return found ? found.version === version && found.integrity === integrity : Boolean(optional || devOptional);
    }) && Object.keys(installed).every((path) => wanted[path])
  );
}

/** @param {string[]} args */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  // npm itself runs on the Node it came with, never on the one it is about to replace.
  if (script?.endsWith('.js')) return run(node && existsSync(node) ? node : process.execPath, [script, ...args], {});
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { shell: process.platform === 'win32' });
}

/** @param {string} output */
function explainInstall(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output))
    stop('noNetwork');
  if (/ENOSPC/.test(output)) stop('noSpace');
  if (/EBUSY|EPERM/.test(output)) stop('busyFiles');
  if (/EACCES|EROFS/.test(output)) stop('noPlace', { folder: root });
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  stop('installFailed', { reason: lines.find((line) => line && !line.startsWith('code ')) ?? 'npm ci' });
}

/** @type {string | undefined} */
let node;

/** The Node 24 we bring along, or the one outside where there is none for this platform and it is new enough. */
function ourNode() {
  node ??= findNode();
  return node;
}

function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = inRoot('node_modules', `node-${platform}-${process.arch}`, 'bin', program);
  // It may be there and not run: on a Linux without glibc, for one.
  if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  return stop('oldNode', { platform: `${process.platform} ${process.arch}`, version: process.version });
}

/** @param {string} folder */
function mustBeWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    // Root may do anything that the disk allows: only trying tells.
    mkdirSync(join(folder, '.next'), { recursive: true });
    writeFileSync(join(folder, '.next', 'writable'), '');
    rmSync(join(folder, '.next', 'writable'));
  } catch {
    stop('noPlace', { folder });
  }
}

const sourceFolders = ['app', 'components', 'db', 'drizzle', 'features', 'lib', 'messages', 'public'];
const notBuilt = /^(package|next-env\.d|vitest\.config|playwright\.config|biome)\b|\.test\.tsx?$|\.md$/;

/** A hash of the content of everything the build is made from. */
function hashOfSources() {
  const hash = createHash('sha256').update(process.platform + process.arch);
  const top = readdirSync(root).filter((name) => /\.(ts|js|json)$/.test(name));
  const files = ['package-lock.json', ...top.filter((name) => !notBuilt.test(name)), ...sourceFolders.flatMap(filesIn)];
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return notBuilt.test(entry.name) ? [] : [path];
  });
}

/** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} options */
function run(command, args, options) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  return { status: status ?? 1, output: `${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}` };
}
