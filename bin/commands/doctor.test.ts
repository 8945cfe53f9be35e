import { chmodSync, mkdirSync, mkdtempSync, openSync, rmSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeKeyFile } from '@/db/master-key';
import { openStore, putStore, type Store } from '@/db/store';
import { openCase } from '@/features/cases/commands/open-case';
import { environment } from '@/lib/environment';
import { newId } from '@/lib/id';
import { textsFor } from '@/lib/texts';
import { addPeople, ayu } from '@/test/people';
import { doctorCommand } from './doctor';

const windows = process.platform === 'win32';
let folder: string;
let store: Store;

const data = (name = '') => join(environment().dataDir, name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-doctor-'));
  process.env.PULANG_DATA_DIR = join(folder, 'data');
  process.env.PULANG_KEY_FILE = join(folder, 'key');
  mkdirSync(data(), { mode: 0o700 });
  makeKeyFile(true);
  store = await openStore(environment().databaseUrl);
  await store.migrate();
  await putStore(store);
  await addPeople();
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  await openCase(ayu, { ...file, answers: { destination: 'KH', handledOn: '2026-11-10', name: 'Siti Rahasia' } });
});

afterEach(async () => {
  await putStore(undefined);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Report = { fit: boolean; checks: { check: string; state: string; values: object; words: string }[] };

async function asked(): Promise<{ exit: number; report: Report; not: (state: string) => string[] }> {
  const { exit, out } = await doctorCommand(['--json'], textsFor('en'));
  const report = JSON.parse(String(out)) as Report;
  return {
    exit,
    report,
    not: (state) => report.checks.filter((each) => each.state !== state).map(({ check }) => check),
  };
}

describe('The doctor', () => {
  test('finds a sound installation fit, and says what was looked at', async () => {
    const { exit, report, not } = await asked();
    expect(not('ok').filter((check) => check !== 'disk.little')).toEqual(['backups.no-key', 'backups.sameDisk']);
    expect({ exit, fit: report.fit }).toEqual({ exit: 0, fit: true });
    expect(report.checks.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'folder.ok',
        'key.file',
        'pragmas.ok',
        'integrity.ok',
        'migrations.ok',
        'audit.ok',
        'clock.ok',
      ]),
    );
  });

  test('names no person and no secret', async () => {
    const { report } = await asked();
    expect(JSON.stringify(report)).not.toMatch(/Rahasia|Ayu|[0-9a-f]{64}/);
  });

  test('speaks in lines to whoever reads, in both languages', async () => {
    for (const locale of ['id', 'en'] as const) {
      const { out } = await doctorCommand([], textsFor(locale));
      expect(String(out).split('\n').length).toBeGreaterThan(10);
      expect(String(out)).not.toMatch(/upkeep\.|\{/);
    }
  });

  test.skipIf(windows)('sees what others on the machine could read', async () => {
    chmodSync(data(), 0o755);
    chmodSync(data('pulang.db'), 0o644);
    chmodSync(join(folder, 'key'), 0o644);
    const { exit, not } = await asked();
    expect(not('ok')).toEqual(expect.arrayContaining(['folder.open', 'folder.fileOpen', 'key.open']));
    expect(exit).toBe(1);
  });

  test('sees what an update that broke off has left', async () => {
    writeFileSync(data('pulang.db.before-0002_x'), '', { mode: 0o600 });
    expect((await asked()).not('ok')).toContain('leftovers.there');
  });

  test('sees a file from the future', async () => {
    writeFileSync(data('later'), '', { mode: 0o600 });
    const inTwoDays = Date.now() / 1000 + 2 * 86_400;
    utimesSync(data('later'), inTwoDays, inTwoDays);
    expect((await asked()).not('ok')).toContain('clock.fileAhead');
  });

  test('sees that the key file or the key store is gone', async () => {
    rmSync(join(folder, 'key'));
    rmSync(data('keys.db'));
    expect((await asked()).not('ok')).toEqual(expect.arrayContaining(['key.missing', 'base.missing']));
  });

  test('finds a damaged base unfit, and goes on looking', async () => {
    await putStore(undefined);
    await store.close();
    writeSync(openSync(data('pulang.db'), 'r+'), Buffer.alloc(100_000, 0x5a), 0, 100_000, 8192);
    const { exit, report } = await asked();
    expect(exit).toBe(1);
    const states = report.checks.map(({ check, state }) => `${state} ${check}`);
    expect(states.some((state) => /^bad (integrity\.damaged|failed\.damaged)$/.test(state))).toBe(true);
    expect(states).toContain('ok folder.ok');
  });

  test('takes no option it does not know', async () => {
    expect(await doctorCommand(['--fix'], textsFor('en'))).toMatchObject({ exit: 2 });
  });
});
