import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '@/lib/calendar';
import {
  type Attempt,
  barrierOf,
  isAbroadAgain,
  isFollowed,
  lastReturnDueBy,
  monthsOf,
  monthToAnswer,
  type Outcome,
} from './rules';

const schedule = { months: [1, 3, 6, 12], since: '2026-01-01' };
const attempt = (month: number | null, outcome: Outcome, on = '2026-04-20'): Attempt => ({
  ...{ month, outcome, on },
  recordedAt: new Date(`${on}T03:00:00Z`),
});
const states = (attempts: Attempt[], today: string, returnedOn = '2026-01-10') =>
  monthsOf(schedule, returnedOn, attempts, today).map(({ state }) => state);

describe('The months of a schedule', () => {
  test.each([
    ['2026-01-20', ['ahead', 'ahead', 'ahead', 'ahead']],
    ['2026-01-27', ['due', 'ahead', 'ahead', 'ahead']],
    ['2026-02-10', ['due', 'ahead', 'ahead', 'ahead']],
    ['2026-02-11', ['overdue', 'ahead', 'ahead', 'ahead']],
    ['2026-07-11', ['overdue', 'overdue', 'overdue', 'ahead']],
  ])('with nobody asked after stand on %s as %j', (today, told) => {
    expect(states([], today)).toEqual(told);
  });

  test('fall on the last day of a month that has no such day', () => {
    const days = monthsOf(schedule, '2025-11-30', [], '2026-01-01').map(({ due }) => due);
    expect(days).toEqual(['2025-12-30', '2026-02-28', '2026-05-30', '2026-11-30']);
    expect(monthsOf(schedule, '2024-01-31', [], '2024-01-31')[0]?.due).toBe('2024-02-29');
  });

  test('are done by reaching the person, and stay due while nobody is reached', () => {
    expect(states([attempt(1, 'well', '2026-02-10')], '2026-02-20')).toEqual(['done', 'ahead', 'ahead', 'ahead']);
    expect(states([attempt(1, 'not_reached', '2026-02-10')], '2026-02-20')[0]).toBe('overdue');
    expect(states([attempt(1, 'concern', '2026-02-10')], '2026-02-20')[0]).toBe('done');
  });

  test('that nobody was reached for are passed over once the person was reached for a later one', () => {
    expect(states([attempt(3, 'well')], '2026-04-20')).toEqual(['passed', 'done', 'ahead', 'ahead']);
    expect(states([attempt(3, 'not_reached')], '2026-04-20')).toEqual(['overdue', 'overdue', 'ahead', 'ahead']);
  });

  test('are not answered by what stands beside the schedule', () => {
    expect(states([attempt(null, 'well')], '2026-04-20').slice(0, 2)).toEqual(['overdue', 'overdue']);
  });

  test('are not asked any more of somebody who is abroad again, unless later heard to be well', () => {
    const gone = attempt(3, 'abroad_again');
    expect(states([gone], '2026-08-01')).toEqual(['passed', 'done', 'ended', 'ended']);
    expect(states([gone, attempt(null, 'well', '2026-06-01')], '2026-08-01')).toEqual([
      ...['passed', 'done', 'overdue', 'ahead'],
    ]);
    expect(states([gone, attempt(null, 'not_reached', '2026-06-01')], '2026-08-01')[2]).toBe('ended');
  });

  test('an attempt answers are the latest overdue one, else the one coming up', () => {
    const months = (today: string) => monthToAnswer(monthsOf(schedule, '2026-01-10', [], today));
    expect(months('2026-01-20')).toBeNull();
    expect(months('2026-02-01')).toBe(1);
    expect(months('2026-05-01')).toBe(3);
    // The sixth comes up, but the third is late.
    expect(months('2026-07-05')).toBe(3);
  });
});

describe('The last return that is due by a day', () => {
  test.each([1, 3, 6, 12, 17])('%i months on, is the same question as the day itself', (month) => {
    for (let day = '2023-12-25'; day < '2025-03-05'; day = addDays(day, 1)) {
      const last = lastReturnDueBy(day, month);
      expect(addMonths(last, month) <= day, `${last} by ${day}`).toBe(true);
      expect(addMonths(addDays(last, 1), month) > day, `after ${last} by ${day}`).toBe(true);
    }
  });
});

test('Of two things heard on one day, the one recorded last counts', () => {
  const [gone, well] = [attempt(3, 'abroad_again'), attempt(3, 'well')];
  well.recordedAt = new Date(gone.recordedAt.getTime() + 1);
  expect([isAbroadAgain([gone, well]), isAbroadAgain([gone])]).toEqual([false, true]);
});

describe('Whoever cannot be asked after', () => {
  const free = { erased: false, stopped: false, deceased: false, refused: false, unsafeOnly: false };
  test.each([
    [{}, null],
    [{ unsafeOnly: true }, 'unsafe'],
    [{ unsafeOnly: true, refused: true }, 'refused'],
    [{ deceased: true, refused: true }, 'deceased'],
    [{ stopped: true, deceased: true }, 'stopped'],
    [{ erased: true, stopped: true }, 'erased'],
  ])('%j: %s', (standing, barrier) => {
    expect(barrierOf({ ...free, ...standing })).toBe(barrier);
  });

  test.each([
    [{ returnedOn: null, closureReason: null }, false],
    [{ returnedOn: '2026-01-10', closureReason: null }, true],
    [{ returnedOn: '2026-01-10', closureReason: 'repatriated_no_further_need' }, true],
    [{ returnedOn: '2026-01-10', closureReason: 'duplicate' }, false],
    [{ returnedOn: '2026-01-10', closureReason: 'out_of_scope' }, false],
  ])('%j is followed up: %s', (file, answer) => {
    expect(isFollowed(file)).toBe(answer);
  });
});
