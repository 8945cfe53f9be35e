import { describe, expect, test } from 'vitest';
import { ayu } from '@/test/people';
import { fieldNames } from './fields';
import { type Raw, readAnswers, readNewCase } from './input';
import { cannotClose, cannotMove, cannotReopen, contradictions, doubtsAbout } from './rules';
import { currentState, inForce } from './steps';

const TODAY = '2026-11-20';
const problemsOf = (raw: Raw) =>
  readAnswers(raw, fieldNames, TODAY).problems.filter(({ problem }) => problem !== 'required');

describe('What is typed is read', () => {
  test.each([
    [{ birth: ['12/03/1999'] }, { birth: '1999-03-12' }],
    [{ birth: ['1999'] }, { birth: '1999' }],
    [{ recruitedOn: ['10/2022'] }, { recruitedOn: '2022-10' }],
    [{ destination: ['kamboja'] }, { destination: 'KH' }],
    [{ destination: ['Camb'] }, { destination: 'KH' }],
    [{ destination: ['KH'] }, { destination: 'KH' }],
    [{ homeProvince: ['Tidak diketahui'] }, { homeProvince: 'unknown' }],
    [{ 'means.debt_bondage': ['present'] }, { means: { debt_bondage: 'present' } }],
    [{ platforms: ['line', 'line', 'qq'] }, { platforms: ['line', 'qq'] }],
  ] as [Raw, object][])('%j', (raw, answers) => {
    expect(readAnswers(raw, fieldNames, TODAY).answers).toEqual(answers);
    expect(problemsOf(raw)).toEqual([]);
  });
});

describe('What cannot be right is said at its field', () => {
  test.each([
    [{ destination: ['Atlantis'] }, 'destination', 'not-in-list'],
    [{ destination: ['unknown'] }, 'destination', 'not-in-list'],
    [{ handledOn: ['2026-11-21'] }, 'handledOn', 'day-in-future'],
    [{ handledOn: ['2026-02-30'] }, 'handledOn', 'not-a-day'],
    [{ recruitedOn: ['2022-13'] }, 'recruitedOn', 'not-a-month'],
    [{ startedOn: ['2026-12'] }, 'startedOn', 'month-in-future'],
    [{ birth: ['31/02/1999'] }, 'birth', 'birth-unreadable'],
    [{ birth: ['2027'] }, 'birth', 'birth-in-future'],
    [{ birth: ['1900'] }, 'birth', 'birth-too-early'],
    [{ nik: ['327301120399000'] }, 'nik', 'nik-digits'],
    [{ passport: ['12'] }, 'passport', 'passport-form'],
    [{ phone: ['123'] }, 'phone', 'phone-form'],
    [{ platforms: ['line', 'unknown'] }, 'platforms', 'absence-and-answer'],
    [{ scamTypes: ['no_such_scam'] }, 'scamTypes', 'not-in-list'],
    [{ name: ['a'.repeat(301)] }, 'name', 'too-long'],
    [{ earlierReference: ['PNH 42'] }, 'earlierReference', 'reference-form'],
  ] as [Raw, string, string][])('%j', (raw, field, problem) => {
    expect(problemsOf(raw)).toEqual([{ field, problem }]);
  });

  test('and three answers are enough', () => {
    const raw = { destination: ['Laos'], handledOn: [TODAY], officeId: [ayu.officeId] };
    expect(readNewCase(raw, 'id', TODAY)).toMatchObject({ problems: [], file: { status: 'active', returnStep: null } });
    expect(readNewCase({}, 'id', TODAY).problems.map(({ field }) => field)).toEqual(['destination', 'handledOn']);
  });
});

test('Answers that contradict one another are found, as far as they are precise', () => {
  expect(contradictions({ birth: '2022-06', recruitedOn: '2022-05' })).toEqual([
    { field: 'birth', problem: 'birth-after-event' },
  ]);
  expect(contradictions({ birth: '2022', recruitedOn: '2022-05' })).toEqual([]);
  expect(contradictions({ startedOn: '2022-05', endedOn: '2022-04' })).toEqual([
    { field: 'endedOn', problem: 'end-before-start' },
  ]);
  expect(contradictions({ startedOn: '2022-05', endedOn: '2022' })).toEqual([]);
});

test('A NIK that disagrees is doubted, never refused', () => {
  expect(doubtsAbout('3273015203990001', '1999-03-12', 'female')).toEqual([]);
  expect(doubtsAbout('3273015203990001', '1999-12-03', 'male')).toEqual(['nik-birth', 'nik-sex']);
  expect(doubtsAbout('3273015203990001', '1999', undefined)).toEqual([]);
  expect(doubtsAbout('327301', '1999', 'male')).toEqual([]);
});

test('Moves have their rules', () => {
  const open = { status: 'active' as const, handledOn: '2026-11-10', since: '2026-11-10' };
  const closed = { status: 'closed' as const, handledOn: '2026-11-10', since: '2026-11-15' };
  expect(cannotClose(open, '2026-11-10', TODAY)).toBeNull();
  expect(cannotClose(open, '2026-11-09', TODAY)).toBe('before-handled');
  expect(cannotClose({ ...open, since: '2026-11-12' }, '2026-11-11', TODAY)).toBe('before-last-step');
  expect(cannotReopen(closed, '2026-11-14', TODAY)).toBe('before-last-step');
  expect(cannotReopen(open, TODAY, TODAY)).toBe('not-closed');
  expect(cannotMove(open, { status: 'active', on: TODAY }, TODAY)).toBe('same-status');
  expect(cannotMove(open, { status: 'closed', on: TODAY }, TODAY)).toBe('not-open-status');
  expect(cannotMove(open, { status: 'follow_up', on: '2026-11-21' }, TODAY)).toBe('day-in-future');
});

test('Steps hold until the next, whatever the order they were told in', () => {
  const steps = inForce([
    { on: '2026-03-02', n: 1 },
    { on: '2026-03-01', n: 2 },
    { on: '2026-03-02', n: 3 },
  ]);
  expect(steps.map(({ n, until }) => [n, until])).toEqual([
    [2, '2026-03-02'],
    [1, '2026-03-02'],
    [3, null],
  ]);
  const state = currentState(
    [{ status: 'active', on: '2026-01-01' }],
    [{ status: 'arrived_indonesia', on: '2026-02-01' }],
  );
  expect(state).toMatchObject({ status: 'active', returnStatus: 'arrived_indonesia', returnedOn: '2026-02-01' });
});
