import { existsSync, mkdirSync, mkdtempSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { isDemo } from '@/features/accounts/demo';
import { environment } from '@/lib/environment';
import { keyAndEmptyMachine, worked } from '@/test/backups';
import { freshBase } from '@/test/base';
import { eko } from '@/test/people';
import { makeBackup } from './commands/make-backup';
import { setPlan } from './commands/plan';
import { planNow } from './settings';

freshBase();
keyAndEmptyMachine();
// A PostgreSQL inside the process takes seconds to be made anew.
vi.setConfig({ testTimeout: 120_000 });

const plan = (folder: string) => setPlan(eko, { hour: 2, folder, keep: 14 });
const refused = async (folder: string) => (await plan(folder)) as { refused: string };
const data = () => environment().dataDir;
const beside = (name: string) => join(dirname(data()), name);

describe('Eko sends the backups to', () => {
  test('a folder of another disk that is there, and to the one in the data folder', async () => {
    mkdirSync(beside('disk'));
    mkdirSync(join(data(), 'backups'), { recursive: true });
    for (const folder of [beside('disk'), join(data(), 'backups')]) {
      worked(await plan(folder));
      expect((await planNow()).folder).toBe(folder);
      expect(dirname(worked(await makeBackup(eko)).file)).toBe(folder);
    }
  });

  test('no folder that is not there: nothing is made, and the server is no demonstration afterwards', async () => {
    mkdirSync(data(), { recursive: true });
    expect(await refused(beside('none'))).toEqual({ refused: 'folder-missing' });
    expect(await refused(join(data(), 'demo.json'))).toEqual({ refused: 'folder-of-data' });
    expect(await refused(`${data()}.key`)).toEqual({ refused: 'folder-of-data' });
    for (const path of [beside('none'), join(data(), 'demo.json'), `${data()}.key`])
      expect(existsSync(path)).toBe(false);
    expect(isDemo()).toBe(false);
  });

  test('nothing among the data, in the app or above either, also by way of a link', async () => {
    mkdirSync(join(data(), 'inner'), { recursive: true });
    symlinkSync(join(data(), 'inner'), beside('link'));
    symlinkSync(join(process.cwd(), 'public'), beside('served'));
    for (const folder of [data(), join(data(), 'inner'), join(data(), 'backups/../inner'), beside('link')])
      expect(await refused(folder)).toEqual({ refused: 'folder-of-data' });
    for (const folder of [process.cwd(), join(process.cwd(), 'public'), beside('served')])
      expect(await refused(folder)).toEqual({ refused: 'folder-of-app' });
    for (const folder of [dirname(data()), dirname(process.cwd()), '/'])
      expect(await refused(folder)).toEqual({ refused: 'folder-above' });
    expect((await planNow()).folder).toBeNull();
  });

  test('no file, and no disk that has gone since', async () => {
    writeFileSync(beside('a-file'), '');
    expect(await refused(beside('a-file'))).toEqual({ refused: 'no-folder' });
    const disk = mkdtempSync(beside('disk-'));
    worked(await plan(disk));
    rmdirSync(disk);
    expect(await makeBackup(eko)).toEqual({ refused: 'cannot-write' });
    expect(existsSync(disk)).toBe(false);
  });
});

test('A folder or a strange file of the name of the marker makes no demonstration', () => {
  const marker = join(data(), 'demo.json');
  mkdirSync(marker, { recursive: true });
  expect(isDemo()).toBe(false);
  rmdirSync(marker);
  for (const text of ['', '{}', 'null', '{"complete":"yes"}']) {
    writeFileSync(marker, text);
    expect(isDemo()).toBe(false);
  }
  writeFileSync(marker, '{"complete":true}\n');
  expect(isDemo()).toBe(true);
});
