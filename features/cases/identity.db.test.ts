import { describe, expect, test } from 'vitest';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra } from '@/test/people';
import { openCase } from './commands/open-case';
import { recordIdentityClosed, recordIdentityOpened } from './commands/open-identity';
import { caseFile } from './queries/case-file';

freshBase();

const inSession = (session: string) => ({ ...ayu, session });
const isOpen = async (actor: typeof ayu, reference: string) => (await caseFile(actor, reference)).identityOpen;

async function logged(): Promise<string> {
  const answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti Rahasia' };
  const form = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, answers, returnStep: null };
  const opened = await openCase(ayu, form);
  return 'reference' in opened ? opened.reference : '';
}

describe('An opened identity', () => {
  test('is open in the session that opened it, and in no other of the same person', async () => {
    const reference = await logged();
    await recordIdentityOpened(inSession('morning'), reference);
    expect(await isOpen(inSession('morning'), reference)).toBe(true);
    expect(await isOpen(inSession('after signing in again'), reference)).toBe(false);
    expect(await isOpen(citra, reference)).toBe(false);
  });

  test('is closed by whoever opened it, and opened again', async () => {
    const reference = await logged();
    const morning = inSession('morning');
    await recordIdentityOpened(morning, reference);
    await recordIdentityClosed(morning, reference);
    expect(await isOpen(morning, reference)).toBe(false);
    await recordIdentityOpened(morning, reference);
    expect(await isOpen(morning, reference)).toBe(true);
    await expect(recordIdentityClosed(bagus, reference)).rejects.toThrow(NotFound);
  });
});
