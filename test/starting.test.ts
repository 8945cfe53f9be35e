import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
let taken: Server;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-starting-'));
  taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const address = taken.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterEach(async () => {
  await new Promise((closed) => taken.close(closed));
  rmSync(folder, { recursive: true });
});

describe('A start that cannot be', () => {
  test('names the port that is in use, and another', () => {
    const said = refusal('demo', { PORT: String(port) });
    expect(said).toBe(
      `Port ${port} is in use by another program: stop it, or choose another port, for example PORT=3001 npm run demo.`,
    );
  });

  test('speaks Indonesian on an Indonesian machine', () => {
    expect(refusal('start', { PORT: String(port), LC_ALL: 'id_ID.UTF-8' })).toContain(`Porta ${port} sedang dipakai`);
  });

  test.each(['abc', '0', '70000', '3000.5'])('does not take %s for a port', (wrong) => {
    expect(refusal('demo', { PORT: wrong })).toBe(`PORT must be a number from 1 to 65535, not "${wrong}".`);
  });

  test('does not guess what an unknown option means', () => {
    expect(refusal('demo', {}, '--rest')).toBe('There is no option "--rest". There is --reset.');
  });

  test('leaves a folder alone that holds something else, also with --reset', () => {
    writeFileSync(join(folder, 'pulang.db'), 'real data');
    for (const options of [[], ['--reset']])
      expect(refusal('demo', { PULANG_DATA_DIR: folder }, ...options)).toContain('is not demonstration data');
    expect(readdirSync(folder)).toEqual(['pulang.db']);
  });

  test('does not take demonstration data for real', () => {
    writeFileSync(join(folder, 'demo.json'), '{"complete":true}');
    expect(refusal('start', { PULANG_DATA_DIR: folder })).toContain('holds demonstration data: run npm run demo');
  });

  test.each(['demo', 'start'])('of npm %s says that the data folder cannot be written', (script) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'data')])
      expect(refusal(script, { PULANG_DATA_DIR: place })).toBe(
        `The data folder ${place} cannot be written: allow writing to it, or choose another with PULANG_DATA_DIR.`,
      );
  });
});

describe('A machine with an old Node', () => {
  test('is told in one sentence which one it needs, where we bring none', () => {
    const script = `Object.defineProperty(process, 'platform', { value: 'darwin' });
      Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } });
      const { environment } = await import(${JSON.stringify(join(process.cwd(), 'bin/bootstrap.mjs'))});
      environment();`;
    expect(said(['--input-type=module', '-e', script])).toMatch(/^Pulang needs Node 22 or later on darwin/);
  });
});

function refusal(script: string, env: Record<string, string>, ...options: string[]): string {
  // A free port, unless the port is what is wrong.
  return said([`bin/${script}.mjs`, ...options], { PORT: '39517', ...env });
}

/** The one sentence a program ends with. */
function said(args: string[], env: Record<string, string> = {}): string {
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr.trim();
}
