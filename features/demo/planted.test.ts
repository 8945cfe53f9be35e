import { expect, test } from 'vitest';
import type { Facts } from '@/features/people/facts';
import { Matcher } from '@/features/people/matcher';
import { today } from '@/lib/calendar';
import { plantedReturns, referenceCases } from './reference-cases';
import { entryOf } from './reference-people';

const day = today();
const all = referenceCases(day);
const facts = new Map(all.map((one) => [one.reference, entryOf(one, day).told.answers as Facts]));
const matcher = new Matcher();
matcher.put([...facts]);
const foundFor = (reference: string) => matcher.find(facts.get(reference) ?? {}, { except: [reference], most: 50 });

test('Every planted return of the demonstration data is found by its later file, and by its earlier one', () => {
  const missed = plantedReturns(day).filter(
    ({ earlier, later }) =>
      !foundFor(later).some(({ personId }) => personId === earlier) ||
      !foundFor(earlier).some(({ personId }) => personId === later),
  );
  expect(missed).toEqual([]);
});

test('No two cases of the demonstration data are called the same that are not of one person', () => {
  const pair = (one: string, other: string) => [one, other].sort().join(' ');
  const planted = new Set(
    all.flatMap(({ reference, again }) => (again ? [pair(again.earlier.reference, reference)] : [])),
  );
  const same = all.flatMap(({ reference }) =>
    foundFor(reference)
      .filter(({ outcome }) => outcome === 'same')
      .map(({ personId }) => pair(reference, personId)),
  );
  expect([...new Set(same)].filter((each) => !planted.has(each))).toEqual([]);
  expect(new Set(same).size).toBeGreaterThan(0);
});
