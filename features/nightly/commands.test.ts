import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { lock } from '@/db/master-key';
import { auditCheckpoints, auditEntries, backups } from '@/db/schema';
import { makeKey, takeKey } from '@/features/backups/commands/key';
import { setPlan } from '@/features/backups/commands/plan';
import { worked } from '@/test/backups';
import { freshBase } from '@/test/base';
import { eko } from '@/test/people';
import { type Job, runNightly } from './commands';

freshBase();

const at = (time: string) => new Date(`${time}:00+07:00`);
const passphrase = 'perahu kuning di teluk';
const noted: string[] = [];
const job = (name: string, run: Job['run'] = async () => void noted.push(name)): Job => ({
  name,
  needsKeys: false,
  run,
});

async function ekoHasAKey() {
  const { file } = worked(await makeKey(eko, passphrase));
  worked(await takeKey(eko, { file, passphrase }));
}

describe('Each night', () => {
  test('a backup is made and proven, and the audit is signed', async () => {
    await ekoHasAKey();
    expect(worked(await runNightly())).toEqual([
      { job: 'erasures', outcome: 'done' },
      { job: 'packages', outcome: 'done' },
      { job: 'pairs', outcome: 'done' },
      { job: 'drafts', outcome: 'done' },
      { job: 'alerts', outcome: 'done' },
      { job: 'checkpoint', outcome: 'done' },
      { job: 'backup', outcome: 'done' },
    ]);
    expect(await (await db()).select().from(backups)).toMatchObject([{ failed: null, provenAt: expect.any(Date) }]);
    expect(await (await db()).$count(auditCheckpoints)).toBe(1);
    const [entry] = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'nightly.done'));
    expect(JSON.parse(entry?.details ?? '{}')).toEqual({
      erasures: 'done',
      packages: 'done',
      pairs: 'done',
      drafts: 'done',
      alerts: 'done',
      checkpoint: 'done',
      backup: 'done',
    });
  });

  test('what needs the keys waits while the app is sealed, and a backup for its key, and both say so', async () => {
    lock();
    expect(worked(await runNightly())).toMatchObject([
      { job: 'erasures' },
      { job: 'packages', outcome: 'done' },
      { job: 'pairs', outcome: 'skipped', reason: 'sealed' },
      { job: 'drafts', outcome: 'done' },
      { job: 'alerts', outcome: 'done' },
      { job: 'checkpoint', outcome: 'skipped', reason: 'sealed' },
      { job: 'backup', outcome: 'skipped', reason: 'no-key' },
    ]);
  });

  test('it is done once, at the hour Eko has set, and made up for when that was missed', async () => {
    worked(await setPlan(eko, { hour: 4, folder: null, keep: 14 }));
    const work = [job('sweep')];
    const run = (time: string) => runNightly(at(time), work);
    expect(await run('2026-11-24T04:00')).toEqual([{ job: 'sweep', outcome: 'done' }]);
    expect(await run('2026-11-24T04:01')).toEqual({ refused: 'not-due' });
    expect(await run('2026-11-25T03:59')).toEqual({ refused: 'not-due' });
    expect(await run('2026-11-25T11:30')).toEqual([{ job: 'sweep', outcome: 'done' }]);
  });

  test('one of two servers does it', async () => {
    noted.length = 0;
    const work = [job('sweep')];
    const answers = await Promise.all([1, 2, 3].map(() => runNightly(at('2026-11-24T02:00'), work)));
    expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(2);
    expect(noted).toEqual(['sweep']);
  });

  test('a job that fails keeps none of the others from their work', async () => {
    const work = [job('breaks', async () => Promise.reject(new Error('something'))), job('sweep')];
    expect(await runNightly(at('2026-11-24T02:00'), work)).toEqual([
      { job: 'breaks', outcome: 'failed', reason: 'error' },
      { job: 'sweep', outcome: 'done' },
    ]);
  });
});
