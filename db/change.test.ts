import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { ayu } from '@/test/people';
import { firstBrokenLink } from './audit';
import { change, isDuplicate } from './change';
import { db } from './client';
import { auditEntries, offices } from './schema';

freshBase();

const bangkok = {
  id: 'office-bkk',
  code: 'BKK',
  kind: 'mission' as const,
  nameId: 'KBRI Bangkok',
  nameEn: 'Embassy of Indonesia, Bangkok',
  country: 'TH',
  createdAt: new Date(),
};
const opened = { act: 'office.opened', subject: { kind: 'office', id: bangkok.id } } as const;
const officeCount = async () => (await db()).$count(offices);

describe('A change', () => {
  test('writes the row and the audit entry together', async () => {
    await change(ayu, async (tx, audit) => {
      await tx.insert(offices).values(bangkok);
      await audit.record(opened);
    });
    const reader = await db();
    expect(await reader.select().from(offices).where(eq(offices.code, 'BKK'))).toHaveLength(1);
    expect(await reader.select().from(auditEntries).where(eq(auditEntries.act, 'office.opened'))).toMatchObject([
      { seq: 2, actorKind: 'staff', actorId: ayu.id, subjectId: bangkok.id },
    ]);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('that is refused writes nothing and answers the reason', async () => {
    const before = await officeCount();
    const answer = await change(ayu, async (tx, audit) => {
      await tx.insert(offices).values(bangkok);
      await audit.record(opened);
      return { refused: 'not-today' as const };
    });
    expect(answer).toEqual({ refused: 'not-today' });
    expect(await officeCount()).toBe(before);
  });

  test('that records nothing does not happen', async () => {
    const before = await officeCount();
    await expect(change(ayu, async (tx) => void (await tx.insert(offices).values(bangkok)))).rejects.toThrow(
      'records nothing',
    );
    expect(await officeCount()).toBe(before);
  });

  test('that throws leaves the others whole when many run at once', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        change(ayu, async (tx, audit) => {
          await tx.insert(offices).values({ ...bangkok, id: `o${n}`, code: `O${n}` });
          await audit.record({ ...opened, subject: { kind: 'office', id: `o${n}` } });
          if (n % 3 === 0) throw new Error('midway');
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    expect(await officeCount()).toBe(3 + 8);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('names the column that is already taken', async () => {
    const error = await change(ayu, async (tx) => tx.insert(offices).values({ ...bangkok, code: 'PNH' })).catch(
      (e) => e,
    );
    expect(isDuplicate(error, 'code')).toBe(true);
    expect(isDuplicate(error, 'reference')).toBe(false);
  });

  test('of the audit itself is not possible', async () => {
    const tamper = change(ayu, async (tx, audit) => {
      await audit.record(opened);
      await tx.update(auditEntries).set({ act: 'something.else' });
    });
    await expect(tamper).rejects.toThrow();
  });
});
