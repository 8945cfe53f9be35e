import { describe, expect, test } from 'vitest';
import { ayu, citra, dewi, eko, machine } from '@/test/people';
import { mayIssue, mayRead, maySetTemplate, maySetTemplates, mayWrite } from './access';

const gita = { ...citra, officeId: ayu.officeId, headquarters: false };
const draft = { scope: 'all', issuedAt: null };

describe('Who writes reports', () => {
  test.each([
    ['an analyst', dewi, true, true],
    ['a supervisor at headquarters', citra, true, true],
    ['a supervisor of the office', gita, false, true],
    ['a caseworker', ayu, false, false],
    ['an administrator', eko, false, false],
  ])('%s: about every office %s, about one', (_, actor, all, one) => {
    expect([mayWrite(actor, 'all'), mayWrite(actor, ayu.officeId)]).toEqual([all, one]);
    expect(mayIssue(actor, 'all')).toBe(all);
    expect(mayRead(actor, draft)).toBe(all);
    expect(mayRead(actor, { ...draft, issuedAt: new Date() })).toBe(true);
  });

  test('a supervisor does not write about another office', () => {
    expect(mayWrite(gita, 'office-mnl')).toBe(false);
  });

  test('a machine drafts and never issues', () => {
    expect([mayWrite(machine, 'all'), mayIssue(machine, 'all')]).toEqual([true, false]);
  });
});

test('Supervisors set the template of their own office, administrators any', () => {
  expect([gita, citra, eko, dewi, ayu].map((each) => maySetTemplate(each, ayu.officeId))).toEqual([
    ...[true, false, true],
    ...[false, false],
  ]);
  expect([gita, citra, eko, dewi, ayu].map(maySetTemplates)).toEqual([true, true, true, false, false]);
});
