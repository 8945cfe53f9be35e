import { describe, expect, test } from 'vitest';
import type { Evidence, Outcome } from '@/features/people/facts';
import { evidenceFrom, opensAgain, saysOther } from './reopening';

const name: Evidence = { field: 'name', code: 'old_spelling', bits: 8 };
const birth: Evidence = { field: 'birth', code: 'same', bits: 12 };
const otherBirth: Evidence = { field: 'birth', code: 'year_apart', bits: -4 };
const as = (outcome: Outcome, ...evidence: Evidence[]) => ({
  outcome,
  evidence,
  score: evidence.reduce((sum, { bits }) => sum + bits, 0),
});

describe('Two who were decided to be different', () => {
  test.each([
    ['nothing is new', as('doubtful', name, otherBirth), as('doubtful', name, otherBirth), false],
    ['another field agrees', as('doubtful', name), as('doubtful', name, birth), true],
    ['what differed now agrees', as('doubtful', name, otherBirth), as('doubtful', name, birth), true],
    ['they look the same now', as('doubtful', name, birth), as('same', name, birth), true],
    ['something more speaks against it', as('doubtful', name), as('doubtful', name, otherBirth), false],
    ['less agrees than before', as('same', name, birth), as('doubtful', name), false],
  ])('when %s', (_, decided, now, again) => {
    expect(opensAgain(decided, now)).toBe(again);
  });
});

test('A comparison says the same when only the weight of a name has shifted a little', () => {
  const before = as('doubtful', name, birth);
  expect(saysOther(before, { ...before, score: before.score + 0.3 })).toBe(false);
  expect(saysOther(before, { ...before, score: before.score + 3 })).toBe(true);
  expect(saysOther(before, as('doubtful', name))).toBe(true);
});

test('Evidence that cannot be read is none', () => {
  expect(evidenceFrom(JSON.stringify([name]))).toEqual([name]);
  expect(evidenceFrom(null)).toEqual([]);
  expect(evidenceFrom('{')).toEqual([]);
});
