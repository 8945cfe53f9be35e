import { describe, expect, test } from 'vitest';
import { isAgain, stretchOf } from './again';

const told = { startedOn: null, recruitedOn: null, endedOn: null, exitManner: null };
const file = { handledOn: '2022-08-20', returnedOn: null, closedOn: null };

describe('An episode is one of being taken again', () => {
  test.each([
    ['in a later month', '2022-10', '2023-01', true],
    ['in the very next month', '2022-10', '2022-11', true],
    ['in the same month, where nobody knows which came first', '2022-10', '2022-10', false],
    ['on a later day of that month', '2022-10-05', '2022-10-06', true],
    ['on the same day', '2022-10-05', '2022-10-05', false],
    ['in the month of the return, by the month alone', '2022-10-05', '2022-10', false],
    ['in a year of which no month is known', '2022-10', '2022', false],
    ['in a later year', '2022-10', '2023', true],
    ['before the other ended', '2022-10', '2022-08', false],
  ])('when it began %s: %s, then %s', (_, ended, began, again) => {
    expect(isAgain({ ended }, { began })).toBe(again);
  });

  test('and never while one of the two days is not known', () => {
    expect(isAgain({ began: '2022-01' }, { began: '2023-01' })).toBe(false);
    expect(isAgain({ ended: '2022-10' }, { ended: '2023-10' })).toBe(false);
  });
});

describe('A stretch of exploitation', () => {
  test('ends with its last month, with the arrival in Indonesia, whichever comes first', () => {
    const home = { ...file, returnedOn: '2022-10-05' };
    expect(stretchOf([{ ...told, endedOn: '2022-08' }], [home]).ended).toBe('2022-08');
    expect(stretchOf([told], [home]).ended).toBe('2022-10-05');
    expect(stretchOf([{ ...told, endedOn: '2022-10' }], [home]).ended).toBe('2022-10-05');
    expect(stretchOf([told], [file]).ended).toBeUndefined();
  });

  test('of which only the manner of the exit is known ended before its case was closed', () => {
    const closed = { ...file, closedOn: '2022-12-01' };
    expect(stretchOf([{ ...told, exitManner: 'escaped' }], [closed]).ended).toBe('2022-12-01');
    expect(stretchOf([{ ...told, exitManner: 'escaped' }], [file]).ended).toBeUndefined();
    expect(stretchOf([{ ...told, exitManner: 'still_inside' }], [closed]).ended).toBeUndefined();
    expect(stretchOf([{ ...told, exitManner: 'unknown' }], [closed]).ended).toBeUndefined();
  });

  test('begins with its first month, else with the recruitment, else with the day it was handled', () => {
    expect(stretchOf([{ ...told, startedOn: '2022-05', recruitedOn: '2022-04' }], [file]).began).toBe('2022-05');
    expect(stretchOf([{ ...told, recruitedOn: '2022-04' }], [file]).began).toBe('2022-04');
    expect(stretchOf([told], [file]).began).toBe('2022-08-20');
  });

  test('began before it ended, also where an office heard of it years later', () => {
    const late = { ...file, handledOn: '2024-03-01' };
    expect(stretchOf([{ ...told, endedOn: '2022-06' }], [late]).began).toBe('2022-06');
  });

  test('told by two offices takes the earlier word of both', () => {
    const both = [
      { ...told, startedOn: '2022-06' },
      { ...told, startedOn: '2022-05', endedOn: '2022-09' },
    ];
    expect(stretchOf(both, [file, { ...file, handledOn: '2022-08-29' }])).toEqual({
      began: '2022-05',
      ended: '2022-09',
    });
  });
});
