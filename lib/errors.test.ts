import { expect, test } from 'vitest';
import { BaseFailure, Damaged, NotFound, troubleOf } from './errors';

const failure = (code: string, reason = '') => new BaseFailure({ code, constraint: '', reason, statement: 'insert' });

test.each([
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'full'],
  ['SQLITE_IOERR_WRITE', 'full'],
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['53100', 'full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR_READ', 'damaged'],
  ['XX001', 'damaged'],
  ['SQLITE_BUSY', 'away'],
  ['ECONNREFUSED', 'away'],
  ['57P01', 'away'],
  ['08006', 'away'],
  ['SQLITE_CONSTRAINT_UNIQUE', null],
  ['23505', null],
  ['', null],
])('%s is told to staff as %s', (code, trouble) => {
  expect(troubleOf(failure(code))).toBe(trouble);
});

test('A connection that broke off says so in words alone', () => {
  expect(troubleOf(failure('', 'Connection terminated unexpectedly'))).toBe('away');
});

test('In a browser, where nothing of an error is left but its digest, it is told as well', () => {
  const { digest } = failure('SQLITE_FULL');
  expect(troubleOf(Object.assign(new Error('hidden'), { digest }))).toBe('full');
  expect(troubleOf(new Damaged('a seal'))).toBe('damaged');
});

test('All else is not the base: no such case, a fault of ours, nothing at all', () => {
  for (const error of [new NotFound('case'), new TypeError('x'), undefined, null, { digest: '123' }])
    expect(troubleOf(error)).toBeNull();
});
