import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Combination, holders, syntheticFields, syntheticRecords } from './synthetic';

const combinations = fc
  .uniqueArray(
    fc.record({
      destination: fc.constantFrom('KH', 'PH', 'MM'),
      sex: fc.constantFrom('male', 'female', ''),
      age_band: fc.constantFrom('age_18_20', 'age_21_23', 'age_30_38', ''),
      count: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200 })),
    }),
    { minLength: 1, maxLength: 24, selector: (each) => syntheticFields.map((field) => each[field]).join('/') },
  )
  .map((list): Combination[] => list);

test('No synthetic record tells a combination that fewer than k real cases hold, for any world, seed and k', () => {
  let made = 0;
  fc.assert(
    fc.property(combinations, fc.constantFrom(5, 10), fc.string(), (real, k, seed) => {
      const records = syntheticRecords('2025', real, k, seed);
      made += records.length;
      for (const record of records) expect(holders(record, real)).toBeGreaterThanOrEqual(k);
    }),
    { numRuns: 60, seed: 5 },
  );
  expect(made).toBeGreaterThan(1000);
});

test('Of each combination a multiple of k records is there, and the same seed makes the same records', () => {
  const real: Combination[] = [
    { destination: 'KH', sex: 'male', age_band: 'age_21_23', count: 143 },
    { destination: 'KH', sex: 'female', age_band: 'age_21_23', count: 58 },
    { destination: 'PH', sex: 'male', age_band: 'age_30_38', count: 37 },
    { destination: 'MM', sex: 'female', age_band: 'age_18_20', count: 3 },
  ];
  const records = syntheticRecords('2025', real, 10, 'a seed');
  const counts = new Map<string, number>();
  for (const { destination, sex, age_band } of records) {
    const name = [destination, sex, age_band].join('/');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect([...counts.values()].filter((count) => count % 10 !== 0)).toEqual([]);
  expect(records.some(({ destination }) => destination === 'KH')).toBe(true);
  expect(records.some(({ destination }) => destination === 'MM')).toBe(false);
  expect(syntheticRecords('2025', real, 10, 'a seed')).toEqual(records);
  expect(syntheticRecords('2025', real, 10, 'another')).not.toEqual(records);
});
