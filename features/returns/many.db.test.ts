import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, returnBlocks, returnMilestones } from '@/db/schema';
import { caseToChange } from '@/features/cases/commands/found-case';
import { recordReturnStep } from '@/features/cases/commands/move-case';
import { caseFile } from '@/features/cases/queries/case-file';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, citra } from '@/test/people';
import { fileOf, logged } from '@/test/stays';
import { recordBlock } from './commands/block';
import { putMilestones } from './commands/many';
import { putMilestone } from './commands/record';

freshBase();

const TODAY = today();

/** What moving cases writes, without ids and moments. */
async function written(references: string[], since = new Date(0)) {
  const reader = await db();
  const found = [];
  for (const one of references) {
    const { id, updatedAt } = await fileOf(one);
    const file = await caseFile(citra, one);
    const of = <Row extends { caseId: string }>(rows: Row[]) => rows.filter(({ caseId }) => caseId === id);
    const entries = await reader.select().from(auditEntries).where(eq(auditEntries.subjectId, one));
    found.push({
      answers: [file.case.returnStatus, file.case.returnedOn, file.case.returnMode, updatedAt >= since],
      steps: file.returnSteps.map(({ status, on, position, until }) => [status, on, position, until]),
      milestones: of(await reader.select().from(returnMilestones))
        .map(({ kind, on, flight, document, withdrawnAt, stepId }) => [
          kind,
          on,
          flight,
          document,
          withdrawnAt,
          !stepId,
        ])
        .toSorted(),
      blocks: of(await reader.select().from(returnBlocks)).map(({ kind, from, until, endedBy }) => [
        kind,
        from,
        until,
        endedBy,
      ]),
      versions: Object.entries(file.versions)
        .map(([section, { version }]) => [section, version])
        .toSorted(),
      audit: entries
        .filter(({ act }) => act.startsWith('return.'))
        .map(({ act, details }) => [act, JSON.parse(details)]),
    });
  }
  return found;
}

describe('Many at once', () => {
  const alike = async () => {
    const fresh = await logged(ayu, { handledOn: '2026-10-01' });
    const waiting = await logged(ayu, { handledOn: '2026-10-01' });
    await recordBlock(ayu, waiting, { id: newId(), kind: 'fine_unpaid', from: '2026-10-10', note: '' });
    const left = await logged(ayu, { handledOn: '2026-10-01' });
    const step = { status: 'departed' as const, on: '2026-11-10' };
    await recordReturnStep(ayu, { reference: left, version: 0 }, step, TODAY);
    const settled = await logged(ayu, { handledOn: '2026-10-01', returnMode: 'chartered_flight' });
    await recordReturnStep(ayu, { reference: settled, version: 0 }, step, TODAY);
    return [fresh, waiting, left, settled];
  };
  const together = { on: '2026-11-11', mode: 'chartered_flight', flight: 'GA 8990' } as const;
  type Leaving = 'departed' | 'arrived';
  const moved = (references: string[], way: 'together' | 'one by one', kinds: readonly Leaving[], now: Date) =>
    change(citra, async (tx, audit) => {
      const files = await Promise.all(references.map((one) => caseToChange(citra, one, tx)));
      for (const kind of kinds)
        if (way === 'together') await putMilestones(tx, audit, citra, files, { ...together, kind }, now);
        else
          for (const file of files) await putMilestone(tx, audit, citra, file, { ...together, id: newId(), kind }, now);
      return {};
    });

  test.for([[['departed']], [['departed', 'arrived']]] as const)('write what one by one would: %j', async ([kinds]) => {
    const [one, other] = [await alike(), await alike()];
    const now = new Date(Date.now() + 1_000);
    await moved(one, 'one by one', kinds, now);
    await moved(other, 'together', kinds, now);
    const [first, second] = [await written(one, now), await written(other, now)];
    expect(second).toEqual(first);
    expect(first.every(({ milestones: told }) => told.length === kinds.length)).toBe(true);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('are refused for the reason that one would be, by number, and nothing is written', async () => {
    const [one = '', , left = ''] = await alike();
    const before = await written([one, left]);
    const answer = await change(citra, async (tx, audit) => {
      const files = await Promise.all([one, left].map((each) => caseToChange(citra, each, tx)));
      return putMilestones(tx, audit, citra, files, { ...together, kind: 'departed', on: addDays(TODAY, 1) });
    });
    expect(answer).toEqual({ refused: 'day-in-future', references: [one, left] });
    expect(await written([one, left])).toEqual(before);
  });
});
