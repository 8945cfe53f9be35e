import { describe, expect, test } from 'vitest';
import type { Comparison, Evidence, Outcome } from '@/features/people/facts';
import { evidenceFrom, keptFrom, opensAgain, saysOther } from './reopening';

const name: Evidence = { field: 'name', code: 'old_spelling', bits: 8 };
const birth: Evidence = { field: 'birth', code: 'same', bits: 12 };
const otherBirth: Evidence = { field: 'birth', code: 'year_apart', bits: -4 };
const as = (outcome: Outcome, ...evidence: Evidence[]) => ({
  outcome,
  evidence,
  score: evidence.reduce((sum, { bits }) => sum + bits, 0),
});
const judged = (comparison: Comparison) => {
  const { outcome, score, evidence } = keptFrom(comparison);
  return { outcome, score: score / 100, evidence: evidenceFrom(evidence) };
};

describe('Two who were decided to be different', () => {
  test.each([
    ['nothing is new', as('doubtful', name, otherBirth), as('doubtful', name, otherBirth), false],
    ['another field agrees', as('doubtful', name), as('doubtful', name, birth), true],
    ['what differed now agrees', as('doubtful', name, otherBirth), as('doubtful', name, birth), true],
    ['they look the same now', as('doubtful', name, birth), as('same', name, birth), true],
    ['something more speaks against it', as('doubtful', name), as('doubtful', name, otherBirth), false],
    ['less agrees than before', as('same', name, birth), as('doubtful', name), false],
  ])('when %s', (_, decided, now, again) => {
    expect(opensAgain(judged(decided), now)).toBe(again);
  });
});

test('A comparison says the same when only the weight of a name has shifted a little', () => {
  const now = as('doubtful', name, birth);
  const before = judged(now);
  expect(saysOther(before, { ...now, score: now.score + 0.3 })).toBe(false);
  expect(saysOther(before, { ...now, score: now.score + 3 })).toBe(true);
  expect(saysOther(before, as('doubtful', name))).toBe(true);
});

test('What is kept of a comparison says what agrees, and not how much: that would tell how rare a name is', () => {
  const common = keptFrom(as('doubtful', { ...name, bits: 7.6 }, otherBirth));
  const rare = keptFrom(as('doubtful', { ...name, bits: 8.4 }, otherBirth));
  expect(common).toEqual(rare);
  expect(common.score).toBe(400);
  expect(evidenceFrom(common.evidence)).toEqual([
    { field: 'name', code: 'old_spelling', speaksFor: true },
    { field: 'birth', code: 'year_apart', speaksFor: false },
  ]);
});

test('Evidence that cannot be read is none', () => {
  expect(evidenceFrom(null)).toEqual([]);
  expect(evidenceFrom('{')).toEqual([]);
});
