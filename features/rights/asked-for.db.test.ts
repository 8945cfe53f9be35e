import { eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { approvals, caseLocks, users } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { caseFile } from '@/features/cases/queries/case-file';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, machine } from '@/test/people';
import { decideErasure } from './commands/decide-erasure';
import { askErasure } from './commands/requests';

freshBase();

test('What somebody asked who was since disabled, moved or locked out is not carried out; it can still be declined', async () => {
  const opening = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti Rahmawati' };
  const opened = await openCase(ayu, { ...opening, answers });
  const reference = 'reference' in opened ? opened.reference : '';
  const { case: file } = await caseFile(ayu, reference);
  const ask = () => askErasure(ayu, reference, { askedAt: new Date(), words: 'Saya tidak mau data saya disimpan' });
  const decide = async (decision: 'approved' | 'declined') => {
    const [asked] = await (await db()).select().from(approvals).where(isNull(approvals.decidedAt));
    return decideErasure(citra, { approval: asked?.id ?? '', decision });
  };
  await ask();
  const locked = { id: newId(), caseId: file.id, userId: ayu.id, lockedBy: citra.id, lockedAt: new Date() };
  const ayuIs = (set: Partial<typeof users.$inferInsert>, lock: boolean) =>
    change(machine, async (tx, audit) => {
      await tx.update(users).set(set).where(eq(users.id, ayu.id));
      await tx.delete(caseLocks);
      if (lock) await tx.insert(caseLocks).values(locked);
      await audit.record({ act: 'user.changed', subject: { kind: 'user', id: ayu.id } });
    });
  for (const [set, lock] of [
    [{ disabledAt: new Date() }, false],
    [{ disabledAt: null, officeId: bagus.officeId }, false],
    [{ officeId: ayu.officeId, role: 'analyst' }, false],
    [{ role: 'caseworker' }, true],
  ] as const) {
    await ayuIs(set, lock);
    expect(await decide('approved')).toEqual({ refused: 'over' });
  }
  expect((await personKeys([file.personId])).size).toBe(1);
  expect(await decide('declined')).toMatchObject({ erasedAt: null });
  await ayuIs({ role: 'caseworker' }, false);
  await ask();
  expect(await decide('approved')).toMatchObject({ erasedAt: expect.any(Date) });
});
