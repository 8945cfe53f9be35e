import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, persons } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { ayu, bagus, dewi, eko, machine } from '@/test/people';
import { loggedFile } from '@/test/stays';
import { exportCases } from './commands/export-cases';
import { casesCsv, casesCsvHead } from './csv';

freshBase();

const identity = {
  name: 'Siti Maimunah',
  nik: '3273015203990777',
  passport: 'X7654321',
  phone: '+62 811 9988 7766',
  notes: 'Bertemu di Sihanoukville',
};

async function exported(actor: Staff, words: 'labels' | 'codes' = 'codes'): Promise<string> {
  const made = await exportCases(actor, { sort: 'handled' });
  if (isRefused(made)) throw new Error(made.refused);
  const texts = textsFor('id');
  const parts = [casesCsvHead(texts, words)];
  for await (const page of made.pages) parts.push(casesCsv(page, texts, words));
  return Buffer.concat(parts).toString();
}

describe('A list leaves as a file of coded facts', () => {
  let reference = '';
  let personId = '';
  beforeEach(async () => {
    const answers = { ...identity, sex: 'female', recruitmentChannels: ['social_media', 'messaging_app'] };
    ({ reference, personId } = await loggedFile(ayu, answers));
    await loggedFile(bagus, { destination: 'PH', homeProvince: 'unknown' });
  });

  test('Dewi the analyst takes out the cases of all offices, and meets no identity', async () => {
    const file = await exported(dewi);
    const lines = file.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(reference);
    expect(lines[1]).toContain('female');
    expect(lines[1]).toContain('messaging_app; social_media');
    for (const secret of [...Object.values(identity), 'Maimunah', '0399']) expect(file).not.toContain(secret);
  });

  test('Ayu the caseworker takes out those of her office alone, in her own words', async () => {
    const file = await exported(ayu, 'labels');
    expect(file).toContain('Kamboja');
    expect(file).not.toContain('Filipina');
    expect(file.split('\r\n')[0]).toContain('Nomor kasus');
  });

  test('Eko the administrator takes out nothing', async () => {
    expect(await exportCases(eko, { sort: 'handled' })).toEqual({ refused: 'not-yours' });
  });

  test('Whoever asked us to stop using their data is not in it; how many were left out is on record', async () => {
    await change(machine, async (tx, audit) => {
      await tx.update(persons).set({ useStoppedAt: new Date() }).where(eq(persons.id, personId));
      await audit.record({ act: 'rights.stopped', subject: { kind: 'person', id: personId } });
    });
    expect(await exported(dewi)).not.toContain(reference);
    const [entry] = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'cases.exported'));
    expect(JSON.parse(entry?.details ?? '{}')).toEqual({ rows: 1, leftOut: 1 });
  });

  test('A list longer than a page of the base is whole, each case once', async () => {
    const { writeCases } = await import('@/features/demo/writer');
    const { generatedEntry } = await import('@/features/demo/generated');
    const places = [{ office: { id: 'office-pnh', code: 'PNH' }, country: 'KH', staff: [] }];
    const generation = { seed: 3, count: 510, places, today: '2026-11-01' };
    await writeCases(Array.from({ length: 510 }, (_, n) => generatedEntry(generation, n)));
    const numbers = (await exported(dewi))
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(numbers).toHaveLength(512);
    expect(new Set(numbers).size).toBe(512);
  });
});
