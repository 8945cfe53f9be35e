import { describe, expect, test } from 'vitest';
import { addTo, cannotDecideFrom, fateOf, type Later, noTally, rateIfAll, rateOf, withinMonths } from './rules';

const home = '2022-10-05';
const later = (state: Later['state'], began?: string): Later => ({ state, began });

describe('Within six months of a return', () => {
  test.each([
    ['confirmed in those months', [later('retrafficked', '2023-01')], '2023-06-01', 'again'],
    ['confirmed in those months, before they are over', [later('retrafficked', '2023-01')], '2023-02-01', 'early'],
    ['confirmed after them', [later('retrafficked', '2023-05')], '2023-06-01', 'clear'],
    ['confirmed in a month that may lie within', [later('retrafficked', '2023-04')], '2023-06-01', 'again'],
    ['confirmed a day after them', [later('retrafficked', '2023-04-06')], '2023-06-01', 'clear'],
    ['of a stay before the return', [later('retrafficked', '2022-09')], '2023-06-01', 'clear'],
    ['suspected', [later('suspected', '2023-01')], '2023-06-01', 'undecided'],
    ['suspected, before they are over', [later('suspected', '2023-01')], '2023-02-01', 'undecidedEarly'],
    [
      'suspected, and another confirmed',
      [later('suspected', '2022-12'), later('retrafficked', '2023-02')],
      '2023-06-01',
      'again',
    ],
    ['gone back by choice', [later('went_back', '2023-01')], '2023-06-01', 'clear'],
    ['rejected', [later('rejected', '2023-01')], '2023-06-01', 'clear'],
    ['nothing known, the months over today', [], '2023-04-05', 'clear'],
    ['nothing known, the months over tomorrow', [], '2023-04-04', 'observing'],
    ['without a day', [later('retrafficked')], '2023-06-01', 'clear'],
  ] as const)('somebody %s', (_, laters, asOf, fate) => {
    expect(fateOf(home, [...laters], 6, asOf)).toBe(fate);
  });

  test('an episode counts in the longer spans as well', () => {
    expect(
      [6, 12, 24].map((months) => withinMonths(home, [later('suspected', '2023-08')], months as 6).length),
    ).toEqual([0, 1, 1]);
  });
});

test('The rate is of those observed; the undecided stand beside it, and whoever went back by choice', () => {
  const tally = noTally();
  addTo(tally, 'again', 2, false);
  addTo(tally, 'clear', 38, false);
  addTo(tally, 'clear', 1, true);
  addTo(tally, 'undecided', 9, true);
  addTo(tally, 'observing', 5, false);
  addTo(tally, 'early', 1, false);
  expect(tally).toMatchObject({
    returned: 56,
    observed: 41,
    again: 2,
    undecided: 9,
    observing: 6,
    early: 1,
    wentBack: 1,
  });
  expect(rateOf(tally)).toBeCloseTo(4.878, 3);
  expect(rateIfAll(tally)).toBe(22);
  expect(rateOf(noTally())).toBeNull();
});

test('Whoever is taken again before the months are over waits with the others, so that no rate begins with them alone', () => {
  const early = { ...noTally(), returned: 425, observing: 425, early: 8, undecidedEarly: 2 };
  expect([rateOf(early), rateIfAll(early)]).toEqual([null, null]);
});

test('Were every open question answered with yes, the rate would be what it becomes once they are', () => {
  const tally = { ...noTally(), observed: 98, again: 2, undecided: 2, observing: 50, undecidedEarly: 7 };
  const decided = { ...tally, observed: 100, again: 4, undecided: 0, early: 7, undecidedEarly: 0 };
  expect(rateIfAll(tally)).toBe(rateOf(decided));
});

test('A decision holds from a day on that is neither to come nor before what stands', () => {
  const last = { on: '2024-03-01' };
  expect(cannotDecideFrom('2024-03-01', last, '2024-03-01')).toBeNull();
  expect(cannotDecideFrom('2024-02-29', last, '2024-03-01')).toBe('before-last');
  expect(cannotDecideFrom('2024-03-02', last, '2024-03-01')).toBe('day-in-future');
});
