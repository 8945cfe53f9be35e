import { expect, test } from 'vitest';
import { subjectKinds } from '@/db/audit';
import { change } from '@/db/change';
import { auditPage } from '@/features/audit/queries/entries';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { logged } from '@/test/entering';
import { anOperation } from '@/test/flights';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { recordCompound } from './commands/compounds';
import { exportManifest } from './commands/export';
import { putOnManifest } from './commands/manifest';

freshBase();

const headOf = (actor: Staff): Staff => ({ ...actor, id: `head-of-${actor.officeCode}`, role: 'supervisor' });
const read = async (actor: Staff) =>
  (await auditPage(actor, {})).entries
    .map(({ entry }) => entry.act)
    .filter((act) => /^(operation|manifest\.exported|compound)/.test(act))
    .toSorted();

test('Of everything that the audit tells of there is somebody who reads it', async () => {
  for (const kind of subjectKinds) {
    const known = { case: '', person: '', operation: await anOperation(ayu) } as Partial<Record<string, string>>;
    if (known[kind] === '') continue;
    const subject = { kind, id: known[kind] ?? 'some' };
    const act = kind === 'office' ? 'intake.compared' : 'test';
    await change(machine, (_tx, audit) => audit.record({ act, subject }));
    const pages = await Promise.all([citra, eko].map((actor) => auditPage(actor, {})));
    const last = pages.some(({ entries }) => entries[0]?.entry.subjectKind === kind);
    expect([kind, last]).toEqual([kind, true]);
  }
});

test('Who took a manifest out is read by the supervisors of its office and of headquarters; a raid by no other office', async () => {
  const { reference } = await logged(ayu, { name: 'Siti' });
  const raid = await anOperation(ayu, { kind: 'raid', on: addDays(today(), 2) });
  await putOnManifest(ayu, raid, [reference]);
  const wanted = {
    layout: 'airline',
    format: 'csv',
    locked: true,
    reason: 'Diminta untuk hari penggerebekan.',
  } as const;
  await exportManifest(ayu, raid, wanted);
  await recordCompound(ayu, { submission: newId(), name: 'Taman Emas', aliases: [], town: 'Bavet', country: 'KH' });
  const all = ['compound.recorded', 'manifest.exported', 'operation.opened'];
  for (const actor of [citra, headOf(ayu)]) expect(await read(actor)).toEqual(all);
  expect(await read(headOf(bagus))).toEqual(['compound.recorded']);
  expect(await read(eko)).toEqual([]);
  for (const actor of [ayu, dewi]) await expect(auditPage(actor, {})).rejects.toThrow();
});
