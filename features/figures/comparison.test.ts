import { describe, expect, test } from 'vitest';
import { changes, comparedSpans, monthsOf, precedingSpan } from './comparison';
import type { Figure } from './input';

test.each([
  [
    { from: '2023-05-01', to: '2023-05-31', asOf: '2023-06-30' },
    ['2023-05-01', '2023-05-31'],
    ['2022-05-01', '2022-05-31'],
  ],
  [{ from: '2020-01-01', asOf: '2023-05-31' }, ['2022-06-01', '2023-05-31'], ['2021-06-01', '2022-05-31']],
  [
    { from: '2023-01-01', to: '2023-12-31', asOf: '2023-05-31' },
    ['2023-01-01', '2023-05-31'],
    ['2022-01-01', '2022-05-31'],
  ],
  [
    { from: '2024-02-01', to: '2024-02-29', asOf: '2024-12-31' },
    ['2024-02-01', '2024-02-29'],
    ['2023-02-01', '2023-02-28'],
  ],
  [{ from: '2025-11-10', asOf: '2025-11-14' }, ['2025-11-10', '2025-11-14'], ['2024-11-10', '2024-11-14']],
])('%j is compared with the same days a year earlier, twelve months at most', (period, now, before) => {
  const spans = comparedSpans(period);
  expect([spans.now.from, spans.now.to]).toEqual(now);
  expect([spans.before.from, spans.before.to]).toEqual(before);
});

const figureOf = (rows: Record<string, number>): Figure => ({
  metric: 'cases_handled',
  asOf: '2023-05-31',
  unit: 'case',
  total: 0,
  answered: 0,
  rows: Object.entries(rows).map(([key, value]) => ({ key, value })),
  absent: [],
});

test('A change has no percentage where there was nothing before', () => {
  const moved = changes(figureOf({ KH: 12, PH: 3 }), figureOf({ KH: 8, LA: 2 }));
  expect(moved.get('KH')).toEqual({ now: 12, before: 8, percent: 50 });
  expect(moved.get('PH')).toEqual({ now: 3, before: 0, percent: null });
  expect(moved.get('LA')).toEqual({ now: 0, before: 2, percent: -100 });
});

test('A month without cases is shown and not skipped', () => {
  expect(monthsOf({ ...figureOf({ '2023-02': 4, '2023-04': 1 }), from: '2023-01-15' })).toEqual([
    { key: '2023-01', value: 0 },
    { key: '2023-02', value: 4 },
    { key: '2023-03', value: 0 },
    { key: '2023-04', value: 1 },
    { key: '2023-05', value: 0 },
  ]);
});

describe('The period before', () => {
  test.each([
    [
      { from: '2022-01-01', to: '2022-12-31', asOf: '2023-05-31' },
      { from: '2021-01-01', to: '2021-12-31' },
    ],
    [
      { from: '2023-03-01', to: '2023-03-31', asOf: '2023-05-31' },
      { from: '2023-02-01', to: '2023-02-28' },
    ],
    [
      { from: '2023-04-01', asOf: '2023-05-31' },
      { from: '2023-02-01', to: '2023-03-31' },
    ],
    [
      { from: '2023-05-11', to: '2023-05-20', asOf: '2023-05-31' },
      { from: '2023-05-01', to: '2023-05-10' },
    ],
    [{ asOf: '2023-05-31' }, { from: '2021-06-01', to: '2022-05-31' }],
  ])('of %j is as long', (period, before) => {
    expect(precedingSpan(period).before).toEqual(before);
  });
});
