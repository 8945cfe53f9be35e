import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { masterKey } from '@/db/master-key';
import type { Staff } from '@/lib/actor';
import { derive } from '@/lib/sealing';
import { staffInSession } from './queries';

/** next-auth's token carries a random session id and nothing else; the session row and the user row decide. */
const SESSION_COOKIE = 'pulang-session';
const ABSOLUTE_SECONDS = 8 * 60 * 60;

const secret = () => derive(masterKey(), 'session-token').toString('hex');

export const hashOfSession = (sid: string) => createHash('sha256').update(sid).digest('hex');

/** Who is signed in on this request, read from the base once per request; null when nobody is. */
export const currentActor = cache(async (): Promise<Staff | null> => {
  const sid = await sessionInCookie();
  return sid ? staffInSession(hashOfSession(sid)) : null;
});

/** The one question every page asks first. Whoever is not signed in is sent to the sign-in page. */
export async function requireActor(): Promise<Staff> {
  return (await currentActor()) ?? redirect('/sign-in');
}

export async function sessionInCookie(): Promise<string | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: secret() }).catch(() => null);
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

export async function putSessionInCookie(sid: string): Promise<void> {
  const value = await encode({ token: { sid }, secret: secret(), maxAge: ABSOLUTE_SECONDS });
  (await cookies()).set(SESSION_COOKIE, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: process.env.PULANG_HTTPS === '1',
    path: '/',
    maxAge: ABSOLUTE_SECONDS,
  });
}

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).delete(SESSION_COOKIE);
}
