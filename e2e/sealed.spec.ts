import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshServer } from './support/fresh-server';
import { foundIn, toldBy } from './support/identities';

const dataDir = process.env.PULANG_DATA_DIR ?? '';
const folder = mkdtempSync(join(tmpdir(), 'pulang-thief-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesUnder(place: string): string[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

function foundInFiles(files: string[], people: string[][]): string[] {
  return files.flatMap((file) => foundIn(readFileSync(file), people).map((what) => `${file}: ${what}`));
}

const withContent = (files: string[]) => files.filter((file) => statSync(file).size > 0);

test('No name, NIK, passport or phone of ten people is in clear in any file of the data folder or the build', () => {
  const people = toldBy('ten-people');
  expect(people).toHaveLength(10);
  const files = withContent([...filesUnder(dataDir), ...filesUnder('.next')]);
  expect(files.length).toBeGreaterThan(100);
  expect(foundInFiles(files, people)).toEqual([]);
});

test('A copy of everything, started without the secret, shows the page that unlocks and holds no identity', async () => {
  const whole = join(folder, 'data');
  const people = toldBy('sealed-installation', ['perahu kuning di teluk'], { PULANG_DATA_DIR: whole });
  expect(people).toHaveLength(10);
  const copy = join(folder, 'copy');
  cpSync(whole, copy, { recursive: true });
  const server = freshServer(2, copy);
  await server.start();
  try {
    for (const path of ['/', '/cases', '/cases/new', '/dashboard', '/administration', '/audit', '/sign-in', '/setup']) {
      const answer = await fetch(server.address + path, { headers: { accept: 'text/html' } });
      expect(new URL(answer.url).pathname, path).toBe('/unlock');
      expect(foundIn(Buffer.from(await answer.text()), people), path).toEqual([]);
    }
    const data = await fetch(`${server.address}/cases/drafts`, { method: 'POST', body: 'x' });
    expect(data.status).toBe(503);
  } finally {
    await server.end();
  }
  expect(foundIn(Buffer.from(server.said()), people)).toEqual([]);
  const files = withContent([...filesUnder(copy), ...filesUnder('.next')]);
  expect(files.some((file) => file.endsWith('keys.db'))).toBe(true);
  expect(foundInFiles(files, people)).toEqual([]);
});

test('A copy of the demonstration without its key file does not start, and says why', () => {
  const copy = join(folder, 'demonstration');
  cpSync(dataDir, copy, { recursive: true });
  rmSync(join(copy, 'demo.json'));
  const { status, stdout, stderr } = spawnSync('node', ['bin/start.mjs'], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', PULANG_DATA_DIR: copy, PORT: String(Number(process.env.PORT) + 3) },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout + stderr).toContain('there is no key-holder, and no key file');
  expect(foundIn(Buffer.from(stdout + stderr), toldBy('ten-people'))).toEqual([]);
});
