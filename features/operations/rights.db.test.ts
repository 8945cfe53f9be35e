import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { manifestRows } from '@/db/schema';
import { openApprovals } from '@/features/approvals/queries';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { decideErasure } from '@/features/rights/commands/decide-erasure';
import { askErasure } from '@/features/rights/commands/requests';
import { copyDocument } from '@/features/rights/document';
import { copyOf } from '@/features/rights/queries/copy';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { logged } from '@/test/entering';
import { anOperation } from '@/test/flights';
import { ayu, bagus, citra } from '@/test/people';
import { recordCompound, recordStay } from './commands/compounds';
import { putOnManifest } from './commands/manifest';
import { overrule } from './commands/overrule';
import { passengersOf } from './queries/passengers';

freshBase();

const WHY = 'Surat jalan diserahkan imigrasi di bandara.';

test('The copy for a person says on which flight they stood, why they were let through, and where they were held', async () => {
  const { reference } = await logged(ayu, { name: 'Siti Aminah' });
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [reference]);
  await overrule(ayu, { reference: flight, version: 2 }, 1, WHY);
  const told = { submission: newId(), name: 'Taman Emas', aliases: [], town: 'Bavet', country: 'KH' };
  const place = await recordCompound(ayu, told);
  await recordStay(ayu, 'reference' in place ? place.reference : '', { reference, from: '2025-11', until: null });
  const copy = await copyOf(ayu, reference);
  expect(copy.manifests).toMatchObject([{ state: 'planned', overridden: true, reason: WHY }]);
  expect(copy.stays).toMatchObject([{ compound: 'Taman Emas', town: 'Bavet', from: '2025-11', until: null }]);
  // What is still to come to a compound is betrayed to no other office by the copy for one who stands on it.
  const theirs = await logged(bagus, { name: 'Rina' });
  const raid = await anOperation(ayu, { kind: 'raid', on: addDays(today(), 2) });
  await putOnManifest(citra, raid, [theirs.reference]);
  expect((await copyOf(bagus, theirs.reference)).manifests).toEqual([]);
  expect((await copyOf(citra, theirs.reference)).manifests).toHaveLength(1);
  const paper = JSON.stringify(copyDocument(copy, new Date(), textsFor('id')));
  for (const word of [WHY, 'Taman Emas', 'Carter Phnom Penh']) expect(paper).toContain(word);
});

test('Erased, nothing that was written on a manifest is left of a person, and no document of it names them', async () => {
  const { reference } = await logged(ayu, { name: 'Siti Aminah' });
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [reference]);
  await overrule(ayu, { reference: flight, version: 2 }, 1, WHY);
  await askErasure(ayu, reference, { askedAt: new Date(), words: 'Ia memintanya sendiri.' });
  const [asked] = await openApprovals(citra, [referencesInSight]);
  await decideErasure(citra, { approval: asked?.id ?? '', decision: 'approved' });
  expect((await (await db()).select().from(manifestRows)).map(({ overrideReason }) => overrideReason)).toEqual([null]);
  const { people } = await passengersOf(ayu, flight, new Set([reference]));
  expect(people).toMatchObject([{ withheld: true, identity: {}, travel: null }]);
});
