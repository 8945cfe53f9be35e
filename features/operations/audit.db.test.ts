import { expect, test } from 'vitest';
import { auditPage } from '@/features/audit/queries/entries';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { logged } from '@/test/entering';
import { anOperation } from '@/test/flights';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
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
