import { describe, expect, test } from 'vitest';
import { plainly } from '@/features/cases/access';
import { gita } from '@/test/access/people';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { mayJoin, mayTake } from './access';

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

test('Whoever enters a case takes its person for one of whom they may change another', () => {
  expect(mayTake(ayu, [mnl, pnh])).toBe(true);
  expect(mayTake(bagus, [pnh])).toBe(false);
  expect(mayTake(ayu, [{ ...mnl, emergency: true }])).toBe(false);
  expect(mayTake(ayu, [locked])).toBe(false);
  expect(mayTake(dewi, [pnh])).toBe(false);
});
