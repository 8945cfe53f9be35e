import { describe, expect, test } from 'vitest';
import { foldSignInName, idleUntil, isTimeToTouch, nextTry, passwordFault, patience, safePath } from './rules';

describe('A new password', () => {
  test.each([
    ['short1!', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['aaaaaaaaaaaa', 'obvious'],
    ['Password2026!', 'obvious'],
    ['p@ssw0rd12345', 'obvious'],
    ['katasandi123', 'obvious'],
    ['123456789012', 'obvious'],
    ['qwertyuiop123', 'obvious'],
    ['ayu-lestari-12', 'obvious'],
    ['Bismillah2026!', 'obvious'],
    ['Indonesia1945', 'obvious'],
    ['kbri-manila-pwni', null],
    ['agustus17081945', 'obvious'],
    ['sayangku123456', 'obvious'],
    ['superman-12345', 'obvious'],
    ['kopi hujan sore pintu', null],
    ['tujuh belas kapal', null],
    ['J7#kd0-Ppq2!x', null],
  ])('%s → %s', (password, fault) => {
    expect(passwordFault(password, 'ayu', 'Ayu Lestari')).toBe(fault);
  });
});

test('A sign-in name is the same in capitals and with spaces around it', () => {
  expect(foldSignInName(' Ayu ')).toBe('ayu');
});

test('A session is kept alive once a minute, for a quarter of an hour', () => {
  const now = new Date('2026-03-01T08:00:00Z');
  expect(idleUntil(now)).toEqual(new Date('2026-03-01T08:15:00Z'));
  expect(isTimeToTouch(new Date('2026-03-01T07:59:01Z'), now)).toBe(false);
  expect(isTimeToTouch(new Date('2026-03-01T07:59:00Z'), now)).toBe(true);
});

test.each([
  ['/cases/new', '/cases/new'],
  ['/reports/2023-05', '/reports/2023-05'],
  ['//evil.example', '/'],
  ['https://evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/sign-in', '/'],
  [undefined, '/'],
])('Signing in from %s leads to %s', (from, to) => {
  expect(safePath(from)).toBe(to);
});

test('Wrong guesses wait longer and longer, and a quiet day forgets them', () => {
  let now = new Date('2026-03-01T08:00:00Z');
  let tries: ReturnType<typeof nextTry> = null;
  const waits: number[] = [];
  for (let n = 0; n < 18; n += 1) {
    tries = nextTry(tries, patience.password, now);
    waits.push(((tries?.freeAt.getTime() ?? 0) - now.getTime()) / 1000);
    now = tries?.freeAt ?? now;
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1200, 1200, 1200]);
  expect(tries && nextTry(tries, patience.password, new Date(now.getTime() - 1))).toBeNull();
  const quiet = new Date(now.getTime() + 24 * 3_600_000);
  expect(nextTry(tries, patience.password, quiet)).toEqual({ failures: 1, since: quiet, freeAt: quiet });
});

test.each([patience.password, patience.factor])(
  'Guesses made while the clock was two days ahead lock nobody out once it is right, and are not all forgotten',
  (limits) => {
    const now = new Date('2026-03-01T08:00:00Z');
    const ahead = new Date('2026-03-03T08:00:00Z');
    const tries = nextTry({ failures: limits.perDay, since: ahead, freeAt: ahead }, limits, now);
    expect(tries).toMatchObject({ failures: limits.free + 1, since: now });
    expect(tries && nextTry(tries, limits, now)).toBeNull();
  },
);
