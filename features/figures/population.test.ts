import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from '@/db/facts';
import { someQuestion } from '@/test/random-cases';
import { count, countListed } from './counting';
import { dimensionCodes, type Question } from './input';
import { emptyMemory, learn, type Memory } from './memory';

const day = fc
  .integer({ min: 0, max: 2_500 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
const days = fc.array(day, { minLength: 3, maxLength: 3 }).map((all) => all.sort() as [string, string, string]);

/** What a case of few people may tell, before and after it is corrected. */
const facts: fc.Arbitrary<Facts> = fc
  .record({
    office: fc.constantFrom('office-pnh', 'office-mnl'),
    person: fc.integer({ min: 1, max: 120 }).map((n) => `person-${n}`),
    destination: fc.constantFrom('KH', 'PH', 'MM', 'AE'),
    days,
    sex: fc.constantFrom('female', 'male', 'unknown', undefined),
    channels: fc.subarray(['social_media', 'messaging_app', 'other']),
    status: fc.constantFrom('active', 'reported', 'closed'),
    reason: fc.constantFrom(undefined, 'duplicate'),
    suspected: fc.boolean(),
    returned: fc.boolean(),
  })
  .map(({ days: [handledOn, later, last], channels, status, reason, suspected, returned, ...rest }) => ({
    ...rest,
    ...{ episode: 'e', handledOn, ...(returned && { returnedOn: later }) },
    lists: channels.length > 0 ? { recruitment_channel: channels } : undefined,
    status: [
      { on: handledOn, is: status === 'reported' ? 'reported' : 'active' },
      ...(status === 'closed' ? [{ on: last, is: 'closed', reason }] : []),
    ],
    returns: returned ? [{ on: later, is: 'arrived_indonesia' }] : [],
    findings: suspected ? [{ on: last, is: 'suspected' }] : undefined,
  }));

const asked = fc.tuple(
  someQuestion,
  fc.uniqueArray(fc.constantFrom(...dimensionCodes), { maxLength: 3 }),
  fc.constantFrom({}, { knownAt: 90 }, { knownAt: 130 }, { knownOn: '2026-03-02' }),
);

test('What is brought up case by case counts as what is made anew', () => {
  const versions = fc.sample(fc.tuple(facts, fc.integer({ min: 1, max: 90 })), { seed: 77, numRuns: 160 });
  const questions = fc
    .sample(asked, { seed: 78, numRuns: 30 })
    .map(([question, by, known]) => [{ ...question, ...known } as Question, by] as const);
  const memory = emptyMemory();
  const told = (of: () => Memory) => [
    ...questions.map(([question, by]) => count(of(), question, by)),
    countListed(of(), { today: '2026-12-01', filter: { sex: 'female' }, from: '2021-01-01' }, ['office-pnh']),
  ];
  let moved = 0;
  let before: unknown;
  for (const [n, [given, file]] of versions.entries()) {
    // By twos: two acts of one change may tell of one case.
    const version = { caseId: `case-${file}`, facts: JSON.stringify(given), seq: n - (n % 2) };
    learn(memory, { ...version, knownFrom: new Date(Date.UTC(2026, n < 120 ? 0 : 5, 1)) });
    if (n < 30 || n % 3 > 0) continue;
    const now = told(() => memory);
    expect(now).toEqual(told(() => ({ ...memory, populations: new Map() })));
    if (JSON.stringify(now) !== JSON.stringify(before)) moved += 1;
    before = now;
  }
  expect(moved).toBeGreaterThan(10);
  expect(memory.populations.size).toBeGreaterThan(20);
});
