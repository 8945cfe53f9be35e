import { createHash } from 'node:crypto';

/** How long a session lives. Its row decides; the cookie only follows. */
export const IDLE_MINUTES = 15;
export const ABSOLUTE_MINUTES = 8 * 60;

const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000);

export const idleUntil = (now: Date) => after(now, IDLE_MINUTES);
export const absoluteUntil = (now: Date) => after(now, ABSOLUTE_MINUTES);

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

/** What is tried first. A password that is little more than these words, a name or a run of digits is no password. */
const obviousWords = [
  'administrator',
  'selamatdatang',
  'qwertyuiop',
  'indonesia',
  'katasandi',
  'asdfghjkl',
  'bismillah',
  'iloveyou',
  'changeme',
  'password',
  'rahasia',
  'letmein',
  'welcome',
  'merdeka',
  'jakarta',
  'zxcvbnm',
  'abcdefg',
  'pulang',
  'qwerty',
  'sayang',
  'kemlu',
  'sandi',
  'admin',
  'kbri',
  'kjri',
];

function isObvious(password: string, about: string[]): boolean {
  const plain = password.toLowerCase().replaceAll('@', 'a').replaceAll('$', 's').replaceAll('0', 'o');
  const names = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length >= 3);
  const rest = [...names, ...obviousWords]
    .reduce((left, word) => left.replaceAll(word, ''), plain)
    .replace(/[1-9o]*(123|234|345|456|567|678|789|987|876|765|654|543|432|321)[1-9o]*/g, '');
  return new Set(rest).size <= 4;
}

/** Where to go after signing in: a path of this app, never another site. */
export function safePath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/[A-Za-z0-9/_-]*$/.test(path) || path.startsWith('//')) return '/';
  return /^\/(sign-in|setup)(\/|$)/.test(path) ? '/' : path;
}
