import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { readPrinted } from '@/features/audit/input';
import { verifyAudit } from '@/features/audit/queries/verification';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { dewi, machine } from '@/test/people';
import { asOwnerOfTheBase, rewrite } from '@/test/tampering';
import { exportReport } from './commands';
import { formats } from './input';

freshBase();

const exported = async () =>
  (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'report.exported')).orderBy(auditEntries.seq);

describe('An analyst takes a report out', () => {
  test('in every format, and each time it is recorded', async () => {
    await addCases([aCase()]);
    for (const format of formats)
      expect(await exportReport(dewi, '2023-05', { format, lang: 'id' })).toMatchObject({
        name: `pulang-2023-05-id.${format}`,
      });
    expect(await exported()).toMatchObject(
      formats.map((format) => ({
        actorId: dewi.id,
        subjectKind: 'report',
        subjectId: '2023-05',
        details: JSON.stringify({ format, lang: 'id' }),
      })),
    );
  });

  test('with a mark of the audit on it, by which a log that was changed later is found out', async () => {
    await addCases([aCase()]);
    const file = await exportReport(dewi, '2023-05', { format: 'csv', lang: 'en' });
    const [, mark = ''] = /(\d+ · [0-9a-f]{16} · [0-9a-f]{16})/.exec(String('content' in file && file.content)) ?? [];
    const printed = readPrinted(mark);
    if ('refused' in printed) throw new Error('no mark');
    expect(await verifyAudit(machine, { printed })).toMatchObject({ findings: [], checkpoints: 2 });
    await asOwnerOfTheBase((tx) => rewrite(tx, (link) => ({ ...link, actorId: 'nobody' })));
    expect((await verifyAudit(machine, { printed })).findings).toContainEqual(
      expect.objectContaining({ kind: 'checkpoint-differs', seq: printed.seq }),
    );
  });

  test('but not of a month there is not, and nothing is recorded', async () => {
    expect(await exportReport(dewi, '2023-13', { format: 'csv', lang: 'id' })).toEqual({ refused: 'not-a-month' });
    expect(await exported()).toEqual([]);
  });
});
