import { describe, expect, test } from 'vitest';
import { addMonths } from '@/lib/calendar';
import { askedAt, cannotMeet, dueAt, isOverdue, isPressing, keptUntil, retentionStep } from './rules';

const at = (text: string) => new Date(text);
const open = (due: string) => ({ dueAt: at(due), doneAt: null, refusedAt: null });

describe('A request', () => {
  test('is due three times twenty-four hours after it was made', () => {
    expect(dueAt(at('2026-11-20T10:30:00Z'))).toEqual(at('2026-11-23T10:30:00Z'));
  });

  test('made today was made now; made earlier, at the beginning of that day in Jakarta', () => {
    const now = at('2026-11-24T08:00:00Z');
    expect(askedAt('2026-11-24', '2026-11-24', now)).toEqual(now);
    expect(askedAt('2026-11-22', '2026-11-24', now)).toEqual(at('2026-11-21T17:00:00Z'));
  });

  test.each([
    ['2026-11-24T08:00:00Z', true, true],
    ['2026-11-25T08:00:00Z', false, true],
    ['2026-11-25T08:00:01Z', false, false],
  ])('due %s is overdue: %s, pressing: %s', (due, overdue, pressing) => {
    const now = at('2026-11-24T08:00:00Z');
    expect([isOverdue(open(due), now), isPressing(open(due), now)]).toEqual([overdue, pressing]);
    expect(isOverdue({ ...open(due), doneAt: now }, now)).toBe(false);
  });

  const free = { erasedAt: null, useStoppedAt: null };
  const stopped = { ...free, useStoppedAt: at('2026-11-20T00:00:00Z') };
  test.each([
    ['stop', free, null],
    ['stop', stopped, 'already-stopped'],
    ['resume', free, 'not-stopped'],
    ['resume', stopped, null],
    ['access', stopped, null],
    ['erasure', { ...stopped, erasedAt: at('2026-11-21T00:00:00Z') }, 'erased'],
  ] as const)('of kind %s: %o: %s', (kind, person, answer) => {
    expect(cannotMeet(kind, person)).toBe(answer);
  });
});

describe('An identity is kept', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-24', 24, '2028-11-24'],
    ['2026-11-24', 2, '2027-01-24'],
  ])('%s and %i months: until %s', (day, months, until) => {
    expect(addMonths(day, months)).toBe(until);
  });

  test.each([
    [[], null],
    [[{ closedOn: '2026-01-10', retentionMonths: 12 }], '2027-01-10'],
    [[{ closedOn: null, retentionMonths: 12 }], null],
    [[{ closedOn: '2026-01-10', retentionMonths: null }], null],
    [
      [
        { closedOn: '2026-01-10', retentionMonths: 12 },
        { closedOn: '2025-01-10', retentionMonths: 60 },
      ],
      '2030-01-10',
    ],
    [
      [
        { closedOn: '2026-01-10', retentionMonths: 12 },
        { closedOn: null, retentionMonths: 12 },
      ],
      null,
    ],
  ])('%o: until %s', (cases, until) => {
    expect(keptUntil(cases)).toBe(until);
  });

  const now = at('2026-11-24T19:00:00Z');
  test.each([
    ['no end, nothing was said', null, null, 'nothing'],
    ['opened again after it was announced', null, '2026-11-01T00:00:00Z', 'forget-announcement'],
    ['31 days left', '2026-12-25', null, 'nothing'],
    ['30 days left', '2026-12-24', null, 'announce'],
    ['long over, never announced', '2024-01-01', null, 'announce'],
    ['over, announced 29 days ago', '2026-11-20', '2026-10-26T19:00:00Z', 'nothing'],
    ['over, announced 30 days ago', '2026-11-20', '2026-10-25T19:00:00Z', 'erase'],
    ['announced, and the end is tomorrow', '2026-11-25', '2026-10-25T19:00:00Z', 'nothing'],
    ['announced, and the end is today', '2026-11-24', '2026-10-25T19:00:00Z', 'erase'],
  ] as const)('%s', (_what, until, announced, step) => {
    expect(retentionStep(until, announced ? at(announced) : null, '2026-11-24', now)).toBe(step);
  });
});
