import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentState, inForce, type ReturnStep } from '@/features/cases/steps';
import { codes } from '@/lib/vocabulary';
import { cannotRecord, type Kind, kinds, mayBoard, nextOf, noPapers, papersIn, stepFor } from './rules';

const TODAY = '2026-11-20';
const steps = (...told: [ReturnStep['status'], string][]): ReturnStep[] => told.map(([status, on]) => ({ status, on }));
const standing = (...done: Kind[]) => done.map((kind) => ({ kind }));
const why = (before: ReturnStep[], kind: Kind, on: string, done: Kind[] = []) =>
  cannotRecord(before, standing(...done), { kind, on }, TODAY);

describe('What a milestone does to the status of the return', () => {
  test.each([
    ['asked', 'not_started', 'identity_check'],
    ['asked', 'not_wanted', 'identity_check'],
    ['identity_verified', 'identity_check', 'travel_document_pending'],
    ['travel_document', 'travel_document_pending', 'exit_clearance_pending'],
    ['exit_clearance', 'exit_clearance_pending', null],
    ['booked', 'exit_clearance_pending', 'scheduled'],
    ['booked', 'held_by_authorities', 'scheduled'],
    ['departed', 'scheduled', 'departed'],
    ['arrived', 'departed', 'arrived_indonesia'],
    ['received', 'arrived_indonesia', null],
    // Written down afterwards: the case is further than that already.
    ['asked', 'scheduled', null],
    ['travel_document', 'held_by_authorities', null],
    ['arrived', 'returned_home_area', null],
  ] as const)('%s, while %s: %s', (kind, status, next) => {
    expect(stepFor(steps([status, '2026-11-01']), kind)).toBe(next);
  });

  test('Of a case without any status yet, being asked is the first', () => {
    expect(stepFor([], 'asked')).toBe('identity_check');
    expect(why([], 'asked', '2026-11-01')).toBeNull();
  });
});

describe('When a milestone cannot have been', () => {
  test.each([
    ['tomorrow', why([], 'asked', '2026-11-21'), 'day-in-future'],
    [
      'after the person went to a third country',
      why(steps(['moved_third_country', '2026-11-01']), 'booked', '2026-11-02'),
      'track-ended',
    ],
    [
      'a second departure',
      why(steps(['departed', '2026-11-01']), 'departed', '2026-11-02', ['departed']),
      'recorded-already',
    ],
    [
      'a document anew',
      why(steps(['scheduled', '2026-11-01']), 'travel_document', '2026-11-02', ['travel_document']),
      null,
    ],
    [
      'a handover before anybody arrived',
      why(steps(['departed', '2026-11-01']), 'received', '2026-11-02'),
      'not-arrived',
    ],
    [
      'a handover on the day before',
      why(steps(['arrived_indonesia', '2026-11-05']), 'received', '2026-11-04'),
      'before-arrival',
    ],
    ['a handover on the same day', why(steps(['arrived_indonesia', '2026-11-05']), 'received', '2026-11-05'), null],
    [
      'a departure after the arrival',
      why(steps(['arrived_indonesia', '2026-11-05']), 'departed', '2026-11-06'),
      'after-arrival',
    ],
    [
      'an arrival on another day than the figures have',
      why(steps(['arrived_indonesia', '2026-11-05']), 'arrived', '2026-11-04'),
      'other-arrival',
    ],
    [
      'an arrival before what the case says last',
      why(steps(['scheduled', '2026-11-05']), 'arrived', '2026-11-04'),
      'before-last-step',
    ],
    [
      'a document of an earlier day, of a case that is further',
      why(steps(['scheduled', '2026-11-05']), 'travel_document', '2026-11-01'),
      null,
    ],
  ])('%s', (_name, answer, expected) => expect(answer).toBe(expected));
});

test('Whatever is recorded in whatever order, the status never goes back, and only an arrival brings somebody home', () => {
  const rank = (status: string) => codes.repatriation_status.indexOf(status as never);
  const day = fc.integer({ min: 1, max: 20 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`);
  const told = fc.record({ kind: fc.constantFrom(...kinds), on: day });
  fc.assert(
    fc.property(fc.array(told, { maxLength: 20 }), (all) => {
      let track: ReturnStep[] = [];
      const done: { kind: Kind; on: string }[] = [];
      for (const { kind, on } of all) {
        if (cannotRecord(track, done, { kind, on }, TODAY)) continue;
        const before = currentState([], track);
        const status = stepFor(track, kind);
        if (status) track = inForce([...track, { status, on }]).map((step) => ({ status: step.status, on: step.on }));
        done.push({ kind, on });
        const after = currentState([], track);
        expect(rank(after.returnStatus)).toBeGreaterThanOrEqual(rank(before.returnStatus));
        expect(after.returnStatus).toBe(status ?? before.returnStatus);
        const arrived = done.find((one) => one.kind === 'arrived');
        expect(after.returnedOn).toBe(arrived?.on ?? null);
      }
    }),
  );
});

describe('What is waited for', () => {
  test.each([
    ['not_started', false, 'asked'],
    ['exit_clearance_pending', false, 'exit_clearance'],
    ['exit_clearance_pending', true, 'booked'],
    ['held_by_authorities', false, 'exit_clearance'],
    ['held_by_authorities', true, 'booked'],
    ['travel_document_pending', true, 'travel_document'],
    ['departed', true, 'arrived'],
    ['arrived_indonesia', true, null],
    ['not_wanted', false, null],
    ['stayed_legally', false, null],
  ] as const)('%s, cleared %s: %s', (status, cleared, next) => expect(nextOf(status, cleared)).toBe(next));
});

describe('The papers', () => {
  const document = (on: string, validUntil: string | null) => ({ kind: 'travel_document' as const, on, validUntil });
  const cleared = { kind: 'exit_clearance' as const, on: '2026-11-10', validUntil: null };
  test.each([
    [[], { document: 'none', clearance: 'none' }, false],
    [[document('2026-11-01', '2026-12-01')], { document: 'valid', clearance: 'none' }, false],
    [[document('2026-11-01', '2026-11-19'), cleared], { document: 'expired', clearance: 'cleared' }, false],
    [[document('2026-11-01', '2026-11-20'), cleared], { document: 'valid', clearance: 'cleared' }, true],
    [[document('2026-11-01', null), cleared], { document: 'valid', clearance: 'cleared' }, true],
    // Issued anew after the first one ran out.
    [
      [document('2026-10-01', '2026-11-01'), document('2026-11-15', '2027-11-15'), cleared],
      { document: 'valid', clearance: 'cleared' },
      true,
    ],
    // Issued only later.
    [[document('2026-11-21', null), cleared], { document: 'none', clearance: 'cleared' }, false],
  ] as const)('%j', (milestones, papers, boards) => {
    expect(papersIn(milestones, TODAY)).toEqual(papers);
    expect(mayBoard(papersIn(milestones, TODAY))).toBe(boards);
  });

  test('Nobody boards with none', () => expect(mayBoard(noPapers)).toBe(false));
});
