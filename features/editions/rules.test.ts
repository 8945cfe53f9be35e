import { describe, expect, test } from 'vitest';
import {
  cannotEdit,
  cannotIssue,
  cannotReview,
  cannotWithdraw,
  hadAHand,
  isDraftDue,
  lastMonth,
  monthToDraft,
  type Standing,
} from './rules';

const reviewed: Standing = { state: 'reviewed', draftedBy: 'dewi', reviewedBy: 'intan', edited: { by: 'gita' } };

describe('An edition is issued by a second person:', () => {
  test.each([
    ['who drafted it cannot', 'dewi', 'same-person'],
    ['who wrote in it last cannot', 'gita', 'same-person'],
    ['who reviewed it cannot', 'intan', 'same-person'],
    ['somebody else can', 'citra', null],
  ])('%s', (_, actor, answer) => {
    expect(cannotIssue(reviewed, actor)).toBe(answer);
    expect(hadAHand(reviewed, actor)).toBe(answer !== null);
  });

  test('and only once it was reviewed, and once', () => {
    expect(cannotIssue({ ...reviewed, state: 'draft' }, 'citra')).toBe('not-reviewed');
    expect(cannotIssue({ ...reviewed, state: 'issued' }, 'citra')).toBe('already-issued');
  });
});

describe('What can be done with an edition', () => {
  test.each([
    ['draft', null, null, 'not-issued'],
    ['reviewed', null, 'not-a-draft', 'not-issued'],
    ['issued', 'already-issued', 'already-issued', null],
    ['withdrawn', 'already-issued', 'already-issued', 'not-issued'],
  ] as const)('%s: written in %s, reviewed %s, withdrawn %s', (state, edit, review, withdraw) => {
    const standing = { ...reviewed, state };
    expect([cannotEdit(standing), cannotReview(standing), cannotWithdraw(standing)]).toEqual([edit, review, withdraw]);
  });
});

describe('A report is drawn up', () => {
  test.each([
    ['2023-05', '2023-06-01', '2023-05'],
    ['2023-05', '2023-05-31', { refused: 'month-runs' }],
    ['2023-06', '2023-05-31', { refused: 'in-the-future' }],
    ['2019-12', '2023-05-31', { refused: 'before-the-first' }],
    ['May', '2023-05-31', { refused: 'not-a-month' }],
  ])('of %s on %s', (month, today, answer) => {
    expect(monthToDraft(month, today)).toEqual(answer);
  });

  test.each([
    ['2023-06-04', 5, false],
    ['2023-06-05', 5, true],
    ['2023-06-09', 5, true],
    ['2023-06-09', null, false],
  ])('by itself on %s where the day is %s: %s', (today, day, due) => {
    expect(isDraftDue(day, today)).toBe(due);
  });

  test('of the month before, over the turn of a year', () => {
    expect([lastMonth('2023-06-05'), lastMonth('2023-01-01')]).toEqual(['2023-05', '2022-12']);
  });
});
