import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { touchSession } from '@/db/housekeeping';
import { isUnlocked, rootKey } from '@/db/master-key';
import type { Staff } from '@/lib/actor';
import { Sealed } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { LOCALE_COOKIE } from '@/lib/reader';
import { derive } from '@/lib/sealing';
import type { Seat } from './access';
import { browserWords } from './browsers';
import { endSession, type SignedIn } from './commands/sessions';
import { newDevice } from './devices';
import { isSetUp, livingSession, waitingSession } from './queries';
import { ABSOLUTE_MINUTES, hashOfSession, idleUntil, isTimeToTouch } from './rules';

/** next-auth's token carries a random session id and nothing else; the session row and the user row decide. */
const SESSION_COOKIE = 'pulang-session';
const DEVICE_COOKIE = 'pulang-device';
const ABSOLUTE_SECONDS = ABSOLUTE_MINUTES * 60;

const secret = () => derive(rootKey(), 'session-token').toString('hex');

/** Who is signed in on this request, read from the base once per request; null when nobody is. */
export const currentActor = cache(async (): Promise<Staff | null> => {
  if (!isUnlocked()) throw new Sealed('session');
  const sid = await sessionInCookie();
  return sid ? actorOf(sid) : null;
});

/** Who has given a password on this browser but not yet shown the second factor; null when nobody has. */
export const waitingSeat = cache(async (): Promise<Seat | null> => {
  const sid = await sessionInCookie();
  if (!sid) return null;
  const sessionId = hashOfSession(sid);
  const session = await waitingSession(sessionId);
  return session && { staff: session.staff, sessionId, device: await deviceInCookie() };
});

/** Who is signed in, with the session this browser carries. */
export async function currentSeat(): Promise<Seat | null> {
  const staff = await currentActor();
  const sid = await sessionInCookie();
  return staff && sid ? { staff, sessionId: hashOfSession(sid), device: await deviceInCookie() } : null;
}

/** The same for pages of one's own account; whoever is not signed in is sent to sign in. */
export async function requireSeat(): Promise<Seat> {
  await requireActor();
  return (await currentSeat()) ?? redirect('/sign-in');
}

/** What this browser is known by; something new where it has none yet. */
export const deviceInCookie = cache(async () => (await cookies()).get(DEVICE_COOKIE)?.value ?? newDevice());

/** After both factors: the browser carries for a year what it is known by. */
export async function putDeviceInCookie(device: string): Promise<void> {
  (await cookies()).set(DEVICE_COOKIE, device, { ...carried(), maxAge: 365 * 24 * 60 * 60 });
}

/** Whose session this is. Being asked keeps it from going idle. */
export async function actorOf(sid: string, now = new Date()): Promise<Staff | null> {
  const id = hashOfSession(sid);
  const session = await livingSession(id, now);
  if (!session) return null;
  if (left.has(id)) {
    await endSession(session.staff, sid, now).then(
      () => left.delete(id),
      () => undefined,
    );
    return null;
  }
  // A base that cannot be written at the moment can still be read: the session is then not lengthened.
  if (isTimeToTouch(session.lastSeenAt, now)) await touchSession(id, now, idleUntil(now)).catch(() => undefined);
  return session.staff;
}

/** The one question every page asks first. Whoever is not signed in is sent to sign in, then back to where they were. */
export async function requireActor(): Promise<Staff> {
  if (!isUnlocked()) redirect('/unlock');
  const actor = await currentActor();
  if (actor) return actor;
  if (!(await isSetUp())) redirect('/setup');
  const path = (await headers()).get('x-pulang-path');
  const door = (await waitingSeat()) ? '/sign-in/factor' : '/sign-in';
  redirect(path && path !== '/' ? `${door}?to=${encodeURIComponent(path)}` : door);
}

/** Gives the browser its session, in place of the one it may have had, and the language of whoever signed in. */
export async function beginSession({ sid, locale }: SignedIn): Promise<void> {
  await endPresentSession();
  await putSessionInCookie(sid);
  if (locale && !(await cookies()).has(LOCALE_COOKIE)) await putLanguageInCookie(locale);
}

/** Ends the session this browser carries, also one that still waits for the second factor. */
export async function endPresentSession(): Promise<void> {
  const staff = (await currentActor()) ?? (await waitingSeat())?.staff;
  const sid = await sessionInCookie();
  if (staff && sid) await endSession(staff, sid);
}

/**
 * Ends the session for whoever is leaving, whatever state the server is in. One that cannot be written at the moment
 * opens nothing more in this process, and is ended for good as soon as somebody shows its cookie again.
 */
export async function leaveSession(): Promise<void> {
  try {
    await endPresentSession();
  } catch {
    const sid = await sessionInCookie().catch(() => null);
    if (sid) left.add(hashOfSession(sid));
  }
}

const held = globalThis as { pulangLeft?: Set<string> };
held.pulangLeft ??= new Set();
const left = held.pulangLeft;

/** Whose session this browser carries, without lengthening it: looking is not working. */
export async function presentOwner(): Promise<string | null> {
  const sid = await sessionInCookie();
  const session = sid && (await livingSession(hashOfSession(sid)));
  return session ? session.staff.id : null;
}

/** The browser of this request in two words. */
export async function presentBrowser(): Promise<string | undefined> {
  return browserWords((await headers()).get('user-agent'));
}

export async function putLanguageInCookie(locale: Locale): Promise<void> {
  const aYear = 365 * 24 * 60 * 60;
  (await cookies()).set(LOCALE_COOKIE, locale, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: aYear });
}

export async function sessionInCookie(): Promise<string | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: secret() }).catch(() => null);
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

export async function putSessionInCookie(sid: string): Promise<void> {
  const value = await encode({ token: { sid }, secret: secret(), maxAge: ABSOLUTE_SECONDS });
  (await cookies()).set(SESSION_COOKIE, value, { ...carried(), maxAge: ABSOLUTE_SECONDS });
}

const carried = () =>
  ({ httpOnly: true, sameSite: 'lax', secure: process.env.PULANG_HTTPS === '1', path: '/' }) as const;

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).delete(SESSION_COOKIE);
}
