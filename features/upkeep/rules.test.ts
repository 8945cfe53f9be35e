import { describe, expect, test } from 'vitest';
import { clockTrouble, inUnits } from './rules';

const now = new Date('2026-11-20T08:00:00Z');
const away = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const DAY = 24 * 60;

describe('The clock', () => {
  test.each([
    ['is right in an empty base', null, 0, null],
    ['is right after a quiet weekend', away(-3 * DAY), 0, null],
    ['may differ a little from that of another server', away(4), 2, null],
    ['is behind when the audit is two days ahead of it', away(2 * DAY), 0, { kind: 'behind', minutes: 2 * DAY }],
    ['was put forward by two days', away(-1), 2 * DAY, { kind: 'forward', minutes: 2 * DAY }],
    ['was put back by an hour', away(-1), -60, { kind: 'back', minutes: 60 }],
  ])('%s', (_, newest, shifted, trouble) => {
    expect(clockTrouble({ now, newest, shiftedBy: shifted * 60_000 })).toEqual(trouble);
  });

  test.each([
    [12, { unit: 'minutes', count: 12 }],
    [150, { unit: 'hours', count: 3 }],
    [2 * DAY + 20, { unit: 'days', count: 2 }],
  ])('is wrong by %i minutes, told in units', (span, told) => {
    expect(inUnits(span)).toEqual(told);
  });
});
