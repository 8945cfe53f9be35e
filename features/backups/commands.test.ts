import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { lock } from '@/db/master-key';
import { auditEntries, backups, cases, notices, offices, persons, settings } from '@/db/schema';
import { type Store, store } from '@/db/store';
import { generateCases } from '@/features/demo/commands';
import { environment } from '@/lib/environment';
import { isRefused } from '@/lib/errors';
import {
  backUp,
  inRestored,
  keyAndEmptyMachine,
  minutesLater,
  passphrase,
  restore,
  theirNamesOpen,
  worked,
} from '@/test/backups';
import { freshBase } from '@/test/base';
import { ayu, eko, machine } from '@/test/people';
import { makeKey } from './commands/key';
import { makeBackup } from './commands/make-backup';
import { setPlan } from './commands/plan';
import { clearDrills } from './drill';

freshBase();
// A PostgreSQL inside the process takes seconds to be made anew.
vi.setConfig({ testTimeout: 120_000 });

keyAndEmptyMachine();

const rowsOf = async ({ reader }: Store) => ({
  cases: await reader.select().from(cases).orderBy(cases.id),
  people: await reader.select().from(persons).orderBy(persons.id),
});

describe('Eko makes a backup', () => {
  test('that opens nothing for whoever has only the server, and everything for whoever has the key', async () => {
    await generateCases(40);
    const made = await backUp();
    const before = await rowsOf(await store());
    expect(readFileSync(made.file).includes('PNH-')).toBe(false);
    expect(await (await db()).select().from(backups)).toMatchObject([
      { id: made.id, failed: null, provenAt: expect.any(Date), auditSeq: made.auditSeq },
    ]);
    expect(worked(await restore(made))).toMatchObject({ cases: 40, people: 40, erased: 0, auditSeq: made.auditSeq });
    await inRestored(async (restored) => {
      expect(await rowsOf(restored)).toEqual(before);
      expect(await firstBrokenLink()).toBeNull();
      const [last] = await restored.reader.select().from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1);
      expect(last).toMatchObject({ act: 'base.restored', subjectId: made.id });
      await theirNamesOpen(restored, 40);
    });
  });

  test('while others write: it holds what was there at one moment, and they lose nothing', async () => {
    await generateCases(300);
    const stop = new AbortController();
    const writers = Array.from({ length: 8 }, (_, n) => writeUntil(stop.signal, n));
    const made = await backUp();
    stop.abort();
    const written = (await Promise.all(writers)).reduce((sum, count) => sum + count, 0);
    expect(await (await db()).$count(offices)).toBe(3 + written);
    expect(written).toBeGreaterThan(8);
    worked(await restore(made));
    await inRestored(async (restored) => {
      expect(await restored.reader.$count(cases)).toBe(300);
      // Each change wrote an office and an entry: of the two there are as many.
      const entries = await restored.reader.$count(auditEntries, eq(auditEntries.act, 'office.opened'));
      expect(await restored.reader.$count(offices)).toBe(3 + entries);
      expect(await firstBrokenLink()).toBeNull();
    });
  });

  test('also while the app is sealed', async () => {
    await generateCases(5);
    lock();
    const made = worked(await makeBackup({ kind: 'machine', name: 'nightly' }));
    expect(worked(await restore(made)).cases).toBe(5);
  });

  test('and leaves nothing else behind', async () => {
    await generateCases(5);
    const made = await backUp();
    expect(readdirSync(dirname(made.file)).sort()).toEqual(
      [made.file, made.keysFile].map((file) => file.split('/').at(-1)).sort(),
    );
    expect(readdirSync(environment().dataDir).filter((name) => name.startsWith('.'))).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(made.file).mode & 0o777).toBe(0o600);
  });

  test('but not before there is a key, and Ayu never', async () => {
    await change(machine, async (tx, audit) => {
      await tx.delete(settings);
      await audit.record({ act: 'setting.changed', subject: { kind: 'setting', id: 'backup-key' } });
    });
    expect(await makeBackup(eko)).toEqual({ refused: 'no-key' });
    expect(await makeBackup(ayu)).toEqual({ refused: 'not-yours' });
    expect(await makeKey(ayu, passphrase)).toEqual({ refused: 'not-yours' });
    expect(await setPlan(ayu, { hour: 1, folder: null, keep: 3 })).toEqual({ refused: 'not-yours' });
  });

  test('and only one at a time', async () => {
    await generateCases(5);
    const both = await Promise.all([makeBackup(eko), makeBackup(eko)]);
    expect(both.filter(isRefused)).toEqual([{ refused: 'under-way' }]);
  });

  test('a folder that cannot be written is told to the administrators', async () => {
    writeFileSync(join(environment().dataDir, '..', 'a-file'), '');
    const to = join(environment().dataDir, '..', 'a-file', 'backups');
    expect(await makeBackup(eko, { to })).toEqual({ refused: 'cannot-write' });
    const told = await (await db()).select().from(notices).where(eq(notices.kind, 'backup-failed'));
    expect(told).toMatchObject([{ userId: eko.id, kind: 'backup-failed', details: '{"failure":"cannot-write"}' }]);
    expect(await (await db()).select().from(backups)).toMatchObject([{ failed: 'cannot-write', provenAt: null }]);
  });
});

test('Of the data the newest so many are kept, and files of others are left alone', async () => {
  worked(await setPlan(eko, { hour: 2, folder: null, keep: 2 }));
  await generateCases(2);
  const first = await backUp();
  const strange = join(dirname(first.file), 'pulang-20200101-000000-0123abcd.backup');
  writeFileSync(strange, 'not ours');
  for (const minute of [1, 2, 3]) await backUp(minutesLater(minute));
  const names = readdirSync(dirname(first.file)).filter((name) => name.endsWith('.backup'));
  expect(names).toHaveLength(3);
  expect(names).toContain(strange.split('/').at(-1));
  expect(await (await db()).$count(backups)).toBe(2);
});

test('What a drill left behind is cleared away once its process is gone', () => {
  const { dataDir } = environment();
  const gone = join(dataDir, '.drill-999999-abc');
  const living = join(dataDir, `.drill-${process.ppid}-abc`);
  for (const folder of [gone, living]) mkdirSync(folder, { recursive: true });
  clearDrills();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('.drill'))).toEqual([`.drill-${process.ppid}-abc`]);
  rmSync(living, { recursive: true });
});

/** One of eight who go on writing; answers how many changes were acknowledged. */
async function writeUntil(stop: AbortSignal, n: number): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (stop.aborted) return count;
    const id = `office-${n}-${count}`;
    const office = { id, code: `X${n}Y${count}`, kind: 'mission' as const, nameId: id, nameEn: id, country: 'KH' };
    await change(machine, async (tx, audit) => {
      await tx.insert(offices).values({ ...office, createdAt: new Date() });
      await audit.record({ act: 'office.opened', subject: { kind: 'office', id } });
    });
    await new Promise((resume) => setTimeout(resume, 5));
  }
}
