// Starts the command line on our own Node; runs on any Node from 18.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment, install, root, typeScript } from './bootstrap.mjs';

// What is said here is for people; the output belongs to the command.
console.log = console.error;
if (!existsSync(join(root, 'node_modules', 'tsx'))) install();

// npm moves to the root before it starts us; files are meant to lie where the command was typed.
const typedIn = process.env.npm_lifecycle_event === 'pulang' ? process.env.INIT_CWD : process.cwd();
const child = spawn('node', [...typeScript, join(root, 'bin', 'pulang.ts'), ...process.argv.slice(2)], {
  cwd: root,
  env: environment({ INIT_CWD: typedIn }),
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
