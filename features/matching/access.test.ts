import { describe, expect, test } from 'vitest';
import { plainly } from '@/features/cases/access';
import { gita } from '@/test/access/people';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { mayJoin, mayTake, mayTakeBack } from './access';

const [pnh, mnl] = [plainly(ayu.officeId), plainly(bagus.officeId)];
const locked = { ...pnh, lockedOut: true };

describe('Two persons are joined', () => {
  test.each([
    ['by headquarters, of any office', citra, [pnh], [mnl], true],
    ['by a supervisor, with a case of each in the office', gita, [pnh, mnl], [pnh], true],
    ['not by a supervisor who answers for no case of one of them', gita, [pnh], [mnl], false],
    ['not by a supervisor who is locked out of any of their cases', citra, [pnh, locked], [mnl], false],
    ['not by a caseworker', ayu, [pnh], [pnh], false],
    ['not by an analyst', dewi, [pnh], [pnh], false],
    ['not by an administrator', eko, [pnh], [pnh], false],
    ['not with somebody who has no case', citra, [pnh], [], false],
    ['not for an emergency', gita, [{ ...mnl, emergency: true }], [pnh], false],
  ])('%s', (_, actor, one, other, expected) => {
    expect(mayJoin(actor, one, other)).toBe(expected);
    expect(mayJoin(actor, other, one)).toBe(expected);
  });
});

describe('Two whom Ayu took for one while entering a case are parted', () => {
  const at = new Date('2026-11-25T03:00:00Z');
  const made = { mergedBy: ayu.id, mergedAt: at, entering: true };
  test.each([
    ['by her, within a day', ayu, made, [pnh], 24, true],
    ['not by her a moment later than that', ayu, made, [pnh], 24.001, false],
    ['not by her where she may change no case of one of them any more', ayu, made, [mnl], 1, false],
    ['not by her once she is locked out of one of their cases', ayu, made, [pnh, locked], 1, false],
    ['not by her if it was not while entering', ayu, { ...made, entering: false }, [pnh], 1, false],
    ['not by a colleague', { ...ayu, id: 'user-wulan' }, made, [pnh], 1, false],
    ['not by herself once she is an analyst', { ...dewi, id: ayu.id }, made, [pnh], 1, false],
  ])('%s', (_, actor, how, one, hours, expected) => {
    const now = new Date(at.getTime() + hours * 3_600_000);
    expect(mayTakeBack(actor, how, one, [pnh], now)).toBe(expected);
    expect(mayTakeBack(actor, how, [pnh], one, now)).toBe(expected);
  });
});

test('Whoever enters a case takes its person for one of whom they may change another', () => {
  expect(mayTake(ayu, [mnl, pnh])).toBe(true);
  expect(mayTake(bagus, [pnh])).toBe(false);
  expect(mayTake(ayu, [{ ...mnl, emergency: true }])).toBe(false);
  expect(mayTake(ayu, [locked])).toBe(false);
  expect(mayTake(dewi, [pnh])).toBe(false);
});
