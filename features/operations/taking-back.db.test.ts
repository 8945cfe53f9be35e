import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { returnMilestones } from '@/db/schema';
import { caseFile } from '@/features/cases/queries/case-file';
import { withdrawMilestone } from '@/features/returns/commands/withdraw';
import { addDays } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { logged } from '@/test/entering';
import { anOperation, FLIGHT_DAY, withPapers } from '@/test/flights';
import { ayu, citra } from '@/test/people';
import { putOnManifest, takeOff } from './commands/manifest';
import { changeOperation } from './commands/open';
import { recordArrived, recordBoarded } from './commands/travel';
import type { ToldOperation } from './input';
import { operationFile } from './queries/operation';

freshBase();

let flight = '';
let files: string[] = [];
const seen = async () => ({ reference: flight, version: (await operationFile(citra, flight)).operation.version });
const shown = async () => (await operationFile(ayu, flight)).detail?.rows ?? [];

test('A number with a sign in it that no base keeps is not there, on either engine', async () => {
  await expect(operationFile(ayu, 'OPS-PNH-2026-01\0')).rejects.toThrow(NotFound);
  await expect(putOnManifest(ayu, '\0', ['PNH-2026-00001'])).rejects.toThrow(NotFound);
});

describe('What a flight recorded by mistake', () => {
  const milestone = async (kind: 'departed' | 'arrived') => {
    const file = await caseFile(ayu, files[0] ?? '');
    const rows = await (await db()).select().from(returnMilestones).where(eq(returnMilestones.caseId, file.case.id));
    return rows.find((row) => row.kind === kind && row.withdrawnAt === null)?.id ?? '';
  };
  const withdraw = async (kind: 'departed' | 'arrived') => {
    const version = (await caseFile(ayu, files[0] ?? '')).versions.track?.version ?? 0;
    return withdrawMilestone(ayu, { reference: files[0] ?? '', version }, await milestone(kind));
  };
  const states = async () => (await shown()).map(({ row }) => [row.state, row.boardedOn, row.arrivedOn]);

  beforeEach(async () => {
    const [one, two] = [await logged(ayu, { handledOn: '2026-10-01' }), await logged(ayu, { handledOn: '2026-10-01' })];
    files = [one.reference, two.reference];
    flight = await anOperation(ayu);
    await putOnManifest(ayu, flight, files);
    await withPapers(files);
    await recordBoarded(ayu, await seen(), [1, 2], FLIGHT_DAY);
    await recordArrived(ayu, await seen(), [1, 2], FLIGHT_DAY);
  });

  test('is withdrawn in the case and on the manifest alike, and whoever has the manifest open is told', async () => {
    const before = await seen();
    await withdraw('arrived');
    expect(await states()).toEqual([
      ['boarded', FLIGHT_DAY, null],
      ['arrived', FLIGHT_DAY, FLIGHT_DAY],
    ]);
    expect((await operationFile(ayu, flight)).totals).toMatchObject({ listed: 2, boarded: 1, arrived: 1 });
    expect(await recordArrived(ayu, before, [1], FLIGHT_DAY)).toEqual({ refused: 'stale' });
    await withdraw('departed');
    expect((await states())[0]).toEqual(['planned', null, null]);
    expect(await takeOff(ayu, await seen(), [1])).toEqual({ removed: 1 });
    expect(await putOnManifest(ayu, await anOperation(ayu), files.slice(0, 1))).toMatchObject({ added: 1 });
  });

  test('of a day that is put behind it, is refused: a raid that is known would be a secret again', async () => {
    const told: Omit<ToldOperation, 'on'> = {
      ...{ submission: newId(), kind: 'charter_flight', name: 'Carter', country: 'KH', compound: '' },
      plannedPersons: 3,
    };
    const later = { ...told, on: addDays(FLIGHT_DAY, 1) };
    expect(await changeOperation(ayu, await seen(), later)).toEqual({ refused: 'left-already' });
    expect(await changeOperation(ayu, await seen(), { ...told, on: FLIGHT_DAY })).toEqual({ reference: flight });
  });

  test('the other way round too: with the departure gone first, nobody is left on board', async () => {
    await withdraw('departed');
    expect((await states())[0]).toEqual(['arrived', FLIGHT_DAY, FLIGHT_DAY]);
    await withdraw('arrived');
    expect((await states())[0]).toEqual(['planned', null, null]);
    expect(await recordBoarded(ayu, await seen(), [1], FLIGHT_DAY)).toMatchObject({ moved: 1 });
  });
});
