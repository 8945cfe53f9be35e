import { expect, test } from 'vitest';
import { figure } from '@/features/figures/queries';
import { joinPersons } from '@/features/matching/commands/join';
import { isRefused } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi } from '@/test/people';
import { fileOf, logged } from '@/test/stays';
import { decideFinding } from './commands';
import { againOf } from './queries/again';
import { flowOf, retraffickingRate } from './queries/rate';

freshBase();

const TODAY = '2026-11-20';
const reason = 'Ia sendiri yang menceritakannya di penampungan';

/** Returned in 2022: what the rate says of them within 24 months, as of a day. */
async function rateOf2022(asOf = TODAY) {
  const { whole } = await retraffickingRate(dewi, { from: '2022-01-01', to: '2022-12-31', asOf });
  const { returned, observed, again, undecided } = whole[24];
  return { returned, observed, again, undecided };
}

async function join(one: string, other: string, sameEpisode = false) {
  const [a, b] = [await fileOf(one), await fileOf(other)];
  const sameEpisodes = sameEpisode ? [{ one: a.episodeId, other: b.episodeId }] : [];
  const joined = await joinPersons(citra, {
    one: a.personId,
    other: b.personId,
    basis: 'name_dob_place',
    sameEpisodes,
  });
  if (isRefused(joined)) throw new Error(joined.refused);
}

test('Rizky moves the rate and its denominator: not taken again, then an open question, then taken again', async () => {
  const name = 'M. Rizki Pratama';
  await logged(ayu, { name: 'Suharti', birth: '1990-01-02' }, '2022-09-01');
  const earlier = await logged(ayu, { name, birth: '1999-03-12' }, '2022-10-05');
  const later = await logged(bagus, {
    ...{ name: 'Mohammad Rizky Pratama', birth: '1999-03-12', destination: 'ZA', handledOn: '2024-03-01' },
    startedOn: '2024-01',
  });
  expect(await rateOf2022()).toEqual({ returned: 2, observed: 2, again: 0, undecided: 0 });
  await join(earlier, later);
  expect(await rateOf2022()).toEqual({ returned: 2, observed: 1, again: 0, undecided: 1 });
  const seen = (await againOf(citra, later)).standing?.id ?? '';
  const decision = { state: 'retrafficked' as const, on: '2026-11-10', reason, seen };
  await decideFinding(bagus, later, decision, TODAY);
  expect(await rateOf2022()).toEqual({ returned: 2, observed: 2, again: 1, undecided: 0 });
  // The day before the decision it was an open question; before the second case, nobody had been taken again.
  expect(await rateOf2022('2026-11-09')).toEqual({ returned: 2, observed: 1, again: 0, undecided: 1 });
  const { whole } = await retraffickingRate(dewi, { from: '2022-01-01', to: '2022-12-31', asOf: '2024-02-28' });
  expect(whole[12]).toMatchObject({ observed: 2, again: 0, undecided: 0, observing: 0 });
  expect(whole[24]).toMatchObject({ observed: 0, again: 0, undecided: 0, observing: 2 });
  // Begun fifteen months after the return: not within twelve.
  expect((await retraffickingRate(dewi, { asOf: TODAY })).whole[12]).toMatchObject({ observed: 2, again: 0 });
  expect(await flowOf(dewi, { asOf: TODAY })).toEqual([{ from: 'KH', to: 'ZA', again: 1, undecided: 0 }]);
});

test.each([
  ['went_back', { observed: 1, again: 0, undecided: 0, wentBack: 1 }],
  ['rejected', { observed: 1, again: 0, undecided: 0, wentBack: 0 }],
] as const)('Decided %s, he is among those not taken again', async (state, expected) => {
  const earlier = await logged(ayu, { name: 'Rizki' }, '2022-10-05');
  const later = await logged(bagus, { name: 'Rizky', destination: 'ZA', handledOn: '2024-03-01' });
  await join(earlier, later);
  const seen = (await againOf(citra, later)).standing?.id ?? '';
  await decideFinding(bagus, later, { state, on: TODAY, reason, seen }, TODAY);
  expect((await retraffickingRate(dewi, { asOf: TODAY })).whole[24]).toMatchObject(expected);
});

test('Two offices that opened one rescue nine days apart never move the rate', async () => {
  const told = { name: 'Dewi Lestari', birth: '1998-07-01' };
  const first = await logged(ayu, { ...told, handledOn: '2022-08-20' }, '2022-10-05');
  const before = await rateOf2022();
  const second = await logged(bagus, { ...told, handledOn: '2022-08-29' }, '2022-10-05');
  await join(first, second, true);
  expect(await rateOf2022()).toEqual(before);
  expect((await againOf(citra, second)).standing).toBeNull();
  expect((await figure(dewi, { metric: 'cases_handled', asOf: TODAY })).total).toBe(2);
});

test('An office in Indonesia that hears of the same stay after the return raises no suspicion once it is one episode', async () => {
  const first = await logged(ayu, { name: 'Dewi Lestari' }, '2022-10-05');
  const second = await logged(bagus, { name: 'Dewi Lestari', handledOn: '2022-11-20', endedOn: '2022-09' });
  await join(first, second);
  expect((await againOf(citra, second)).standing).toBeNull();
  expect(await rateOf2022()).toMatchObject({ again: 0, undecided: 0 });
});
