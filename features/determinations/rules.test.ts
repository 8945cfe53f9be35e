import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codes } from '@/lib/vocabulary';
import { byBody, cannotBeOn, contradict, type View } from './rules';

const view = (body: View['body'], status: View['status'], on: string, more: Partial<View> = {}): View => ({
  ...{ id: `${body} ${on}`, body, status, on, recordedAt: new Date(`${on}T03:00:00Z`), withdrawnAt: null },
  ...more,
});

test('The mission presumes a victim, the police says not: side by side, and they contradict each other', () => {
  const bodies = byBody([
    view('diplomatic_mission', 'presumed_victim', '2022-09-01'),
    view('police', 'not_a_victim', '2022-11-01'),
  ]);
  expect(bodies.map(({ body }) => body)).toEqual(['police', 'diplomatic_mission']);
  expect(contradict(bodies)).toBe(true);
});

test('A later view of the police stands in place of its earlier one, of nobody else’s', () => {
  const [police, mission] = byBody([
    view('police', 'not_a_victim', '2022-11-01'),
    view('diplomatic_mission', 'presumed_victim', '2022-12-01'),
    view('police', 'confirmed_victim', '2023-02-01'),
  ]);
  expect(police?.standing.status).toBe('confirmed_victim');
  expect(police?.earlier.map(({ status }) => status)).toEqual(['not_a_victim']);
  expect(mission?.earlier).toEqual([]);
  expect(contradict([police, mission].flatMap((each) => (each ? [each] : [])))).toBe(false);
});

test.each([
  ['presumed_victim', 'confirmed_victim', false],
  ['presumed_victim', 'inconclusive', false],
  ['not_a_victim', 'not_assessed', false],
  ['confirmed_victim', 'not_a_victim', true],
] as const)('%s and %s contradict each other: %s', (one, other, answer) => {
  const views = [view('police', one, '2022-11-01'), view('ngo', other, '2022-11-01')];
  expect(contradict(byBody(views))).toBe(answer);
});

test('What was withdrawn is nobody’s view', () => {
  const mistaken = view('police', 'not_a_victim', '2022-11-01', { withdrawnAt: new Date() });
  expect(byBody([mistaken])).toEqual([]);
});

test('Whatever was recorded in whatever order, each view that was not withdrawn is told once, the latest of a body first', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2023-05-${String(date).padStart(2, '0')}`);
  const any = fc.record({
    id: fc.uuid(),
    body: fc.constantFrom(...codes.partner_type.slice(0, 3)),
    status: fc.constantFrom(...codes.victim_identification),
    on: day,
    recordedAt: fc.integer({ min: 0, max: 3 }).map((hour) => new Date(Date.UTC(2023, 5, 1, hour))),
    withdrawnAt: fc.constantFrom(null, null, new Date()),
  });
  const views = fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 12 });
  fc.assert(
    fc.property(views, (all) => {
      const bodies = byBody(all);
      const told = bodies.flatMap(({ standing, earlier }) => [standing, ...earlier]);
      const kept = all.filter(({ withdrawnAt }) => withdrawnAt === null);
      expect(told.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
      for (const { standing, earlier } of bodies)
        for (const before of earlier) {
          expect(before.body).toBe(standing.body);
          expect(before.on <= standing.on).toBe(true);
        }
    }),
  );
});

test('Nobody thinks so tomorrow, or before the person was born', () => {
  expect(cannotBeOn('2026-11-21', 1999, '2026-11-20')).toBe('day-in-future');
  expect(cannotBeOn('2004-12-31', 2005, '2026-11-20')).toBe('before-birth');
  expect(cannotBeOn('2005-01-01', 2005, '2026-11-20')).toBeNull();
  expect(cannotBeOn('2005-01-01', null, '2026-11-20')).toBeNull();
});
