import { createHash } from 'node:crypto';
import { obviousWords } from './obvious-words';

/** How long a session lives. Its row decides; the cookie only follows. */
export const IDLE_MINUTES = 15;
/** After so long without a touch the screen is covered; the session lives on. */
export const COVER_MINUTES = 5;
export const ABSOLUTE_MINUTES = 8 * 60;

const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000);

export const idleUntil = (now: Date) => after(now, IDLE_MINUTES);
export const absoluteUntil = (now: Date) => after(now, ABSOLUTE_MINUTES);

/**
 * Clocks of servers differ a little. A session opened later than that after now was opened under a clock that was wrong:
 * it would outlive its eight hours by as much.
 */
export const latestBeginning = (now: Date) => after(now, 5);

/** Once a minute is enough to know that somebody is still there. */
export const isTimeToTouch = (lastSeenAt: Date, now: Date) => after(lastSeenAt, 1) <= now;

/** The base keeps only the hash: whoever reads a copy of it can take over nobody's session. */
export const hashOfSession = (sid: string) => createHash('sha256').update(sid).digest('hex');

/** Sign-in names are compared without regard to case or the form of their letters. */
export const foldSignInName = (name: string) => name.normalize('NFKC').trim().toLowerCase();

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

export type PasswordFault = 'too-short' | 'too-long' | 'obvious';

/** What is wrong with a new password; null when nothing is. Length matters, the kinds of characters do not. */
export function passwordFault(password: string, ...about: string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  return isObvious(password, about) ? 'obvious' : null;
}

function isObvious(password: string, about: string[]): boolean {
  const plain = password.toLowerCase().replaceAll('@', 'a').replaceAll('$', 's').replaceAll('0', 'o');
  const names = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length >= 3);
  const rest = [...names, ...obviousWords]
    .reduce((left, word) => left.replaceAll(word, ''), plain)
    .replace(/(19|2o)[\do]{2}/g, '')
    .replace(/[1-9o]*(123|234|345|456|567|678|789|987|876|765|654|543|432|321)[1-9o]*/g, '');
  return new Set(rest).size <= 4;
}

/** Where to go after signing in: a path of this app, never another site. */
export function safePath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/[A-Za-z0-9/_-]*$/.test(path) || path.startsWith('//')) return '/';
  return /^\/(sign-in|setup|unlock)(\/|$)/.test(path) ? '/' : path;
}

/**
 * How many wrong guesses are free of waiting, how many are carried over into the next day of guessing, how many a day are
 * evaluated at all, and whether being right forgives them. A password is given back one guess only: its owner signs in
 * several times a day, and whoever guesses must not profit from it.
 */
export type Patience = { free: number; carried: number; perDay: number; forgiving: boolean };
export const patience = {
  password: { free: 5, carried: 15, perDay: 100, forgiving: false },
  factor: { free: 5, carried: 20, perDay: 20, forgiving: true },
} satisfies Record<string, Patience>;

// With 72 of these a day, and fifteen quick guesses before them, no 24 hours ever see a hundred.
const LONGEST_WAIT_MINUTES = 20;
export const QUIET_MINUTES = 24 * 60;

type Tries = { failures: number; since: Date; freeAt: Date };

/**
 * How the count of wrong guesses goes on with one more; null when it is too early, or too many for this day. After a
 * quiet day everything is forgotten; after a day of guessing the waits stay long, so that no day ever sees more.
 */
export function nextTry(before: Tries | null, { free, carried, perDay }: Patience, now: Date): Tries | null {
  if (!before || before.failures === 0 || after(before.freeAt, QUIET_MINUTES) <= now)
    return { failures: 1, since: now, freeAt: now };
  // No wait is as long as this: the clock was ahead when it began, and would lock the owner out for as long.
  const clockWasAhead = before.freeAt > latestBeginning(after(now, LONGEST_WAIT_MINUTES));
  if (before.freeAt > now && !clockWasAhead) return null;
  const dayIsOver = clockWasAhead || after(before.since, QUIET_MINUTES) <= now;
  const kept = clockWasAhead ? free : carried;
  const counted = dayIsOver ? Math.min(before.failures, kept) : before.failures;
  if (counted >= perDay) return null;
  const failures = counted + 1;
  return { failures, since: dayIsOver ? now : before.since, freeAt: after(now, waitMinutes(failures - free)) };
}

/** Twice as long each time: a second, two, four, … up to twenty minutes. */
const waitMinutes = (over: number) => (over < 0 ? 0 : Math.min(2 ** over / 60, LONGEST_WAIT_MINUTES));
