import { describe, expect, test } from 'vitest';
import { isDue, nightOf } from './rules';

const at = (time: string) => new Date(`${time}:00+07:00`);
const done = {
  night: '2026-11-24',
  startedAt: at('2026-11-24T02:00').toISOString(),
  finishedAt: at('2026-11-24T02:01').toISOString(),
};
const begun = { night: done.night, startedAt: done.startedAt };

describe('The work of a night', () => {
  test.each([
    ['2026-11-24T01:59', '2026-11-23'],
    ['2026-11-24T02:00', '2026-11-24'],
    ['2026-11-25T01:59', '2026-11-24'],
  ])('belongs, at %s in Jakarta, to the night of %s', (time, night) => expect(nightOf(at(time), 2)).toBe(night));

  test.each([
    ['was never done', null, '2026-11-24T12:00', true],
    ['is done already', done, '2026-11-24T12:00', false],
    ['is done until the hour comes again', done, '2026-11-25T01:59', false],
    ['waits for its hour', done, '2026-11-25T02:00', true],
    ['was missed because the server was off', done, '2026-11-26T09:00', true],
    ['is being done', begun, '2026-11-24T03:59', false],
    ['was cut off', begun, '2026-11-24T04:01', true],
    ['was done while the clock was two days ahead', { ...done, night: '2026-11-26' }, '2026-11-24T02:00', true],
  ])('when it %s', (_how, last, now, due) => expect(isDue(last, at(now), 2)).toBe(due));
});
