import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { passkeys, sessions } from '@/db/schema';
import type { Seat } from '../access';
import { passkeysOf } from '../queries/factors';
import type { RelyingParty } from '../relying-party';
import { factorBudget, guessedRight, mayTry } from '../throttle';
import { refuseFactor } from './factors';
import { completeSession } from './sessions';

/** What a passkey has to sign to complete this session. */
export async function askForPasskey(seat: Seat, { id }: RelyingParty) {
  const allowCredentials = await passkeysOf(seat.staff);
  if (allowCredentials.length === 0) return { refused: 'no-passkey' as const };
  const options = await generateAuthenticationOptions({ rpID: id, allowCredentials, userVerification: 'preferred' });
  return change(seat.staff, async (tx, audit) => {
    const waiting = and(eq(sessions.id, seat.sessionId), isNull(sessions.secondFactorAt), isNull(sessions.endedAt));
    const asked = await tx
      .update(sessions)
      .set({ challenge: options.challenge })
      .where(waiting)
      .returning({ id: sessions.id });
    if (asked.length === 0) return { refused: 'no-passkey' as const };
    await audit.record({ act: 'passkey.asked', subject: { kind: 'user', id: seat.staff.id } });
    return { options };
  });
}

/** Shows a passkey as second factor. What was to be signed counts once. */
export async function showPasskey(
  seat: Seat,
  response: AuthenticationResponseJSON,
  { id, origin }: RelyingParty,
  now = new Date(),
) {
  const budget = await factorBudget(seat.staff.id, seat.device);
  if (!(await mayTry(budget, now))) return refuseFactor(seat.staff, 'too-many');
  const challenge = await challengeOf(seat);
  const mine = and(eq(passkeys.id, String(response.id)), eq(passkeys.userId, seat.staff.id));
  const [passkey] = await (await db()).select().from(passkeys).where(mine);
  if (!challenge || !passkey) return refuseFactor(seat.staff);
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
  }).catch(() => null);
  if (!verified?.verified) return refuseFactor(seat.staff);
  const shown = await change(seat.staff, async (tx, audit) => {
    if (!(await takeChallenge(tx, seat, challenge))) return { refused: 'over' as const };
    const unchanged = and(mine, eq(passkeys.counter, passkey.counter));
    const counter = verified.authenticationInfo.newCounter;
    const [used] = await tx
      .update(passkeys)
      .set({ counter, lastUsedAt: now })
      .where(unchanged)
      .returning({ id: passkeys.id });
    if (!used || !(await completeSession(tx, audit, seat, 'passkey', now))) return { refused: 'over' as const };
    return { factor: 'passkey' as const };
  });
  if (!('refused' in shown)) await guessedRight(budget, now);
  return shown;
}

/** What this session was asked to sign, while it lasts. */
export async function challengeOf({ sessionId }: Seat): Promise<string | null> {
  const [row] = await (await db())
    .select({ challenge: sessions.challenge })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
  return row?.challenge ?? null;
}

/** Within a change: what was asked counts once. */
export async function takeChallenge(tx: Writer, { sessionId }: Seat, challenge: string): Promise<boolean> {
  const same = and(eq(sessions.id, sessionId), eq(sessions.challenge, challenge), isNull(sessions.endedAt));
  const taken = await tx.update(sessions).set({ challenge: null }).where(same).returning({ id: sessions.id });
  return taken.length > 0;
}
