import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { passkeys, sessions } from '@/db/schema';
import type { Seat } from '@/features/accounts/access';
import { challengeOf, takeChallenge } from '@/features/accounts/commands/passkeys';
import { endSessionsOf } from '@/features/accounts/commands/sessions';
import { passkeysOf } from '@/features/accounts/queries/factors';
import type { RelyingParty } from '@/features/accounts/relying-party';
import { notify } from '@/features/notices/commands';
import { changeWithProof, type Proof } from './proof';

/** Begins with a passkey: what the browser has to make. It takes the password and a code, like every change of factors. */
export async function beginPasskey(
  seat: Seat,
  proof: Proof,
  { id, signInName }: RelyingParty & { signInName: string },
  now = new Date(),
) {
  const options = await generateRegistrationOptions({
    rpName: 'Pulang',
    rpID: id,
    userName: signInName,
    userDisplayName: seat.staff.name,
    attestationType: 'none',
    excludeCredentials: await passkeysOf(seat.staff),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
  return changeWithProof(
    seat,
    proof,
    async (tx, audit) => {
      await tx.update(sessions).set({ challenge: options.challenge }).where(eq(sessions.id, seat.sessionId));
      await audit.record({ act: 'passkey.begun', subject: { kind: 'user', id: seat.staff.id } });
      return { options };
    },
    now,
  );
}

/** Keeps the passkey the browser made. Other sessions end: they were opened with fewer factors. */
export async function addPasskey(
  seat: Seat,
  { response, name }: { response: RegistrationResponseJSON; name: string },
  { id, origin }: RelyingParty,
  now = new Date(),
) {
  const challenge = await challengeOf(seat);
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge ?? '',
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  }).catch(() => null);
  const credential = verified?.verified ? verified.registrationInfo.credential : null;
  if (!challenge || !credential) return { refused: 'not-verified' as const };
  return change(seat.staff, async (tx, audit) => {
    if (!(await takeChallenge(tx, seat, challenge))) return { refused: 'not-verified' as const };
    const userId = seat.staff.id;
    const row = {
      id: credential.id,
      userId,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      name,
      createdAt: now,
    };
    const [added] = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
    if (!added) return { refused: 'not-verified' as const };
    await audit.record({ act: 'factor.added', subject: { kind: 'user', id: userId }, details: { factor: 'passkey' } });
    await notify(tx, [userId], 'factor-changed', {}, now);
    await endSessionsOf(tx, audit, userId, now, seat.sessionId);
    return { passkey: added.id };
  });
}

export function removePasskey(seat: Seat, id: string, now = new Date()) {
  return change(seat.staff, async (tx, audit) => {
    const userId = seat.staff.id;
    const mine = and(eq(passkeys.id, id), eq(passkeys.userId, userId));
    const [removed] = await tx.delete(passkeys).where(mine).returning({ id: passkeys.id });
    if (!removed) return { refused: 'nothing-changed' as const };
    await audit.record({
      act: 'factor.removed',
      subject: { kind: 'user', id: userId },
      details: { factor: 'passkey' },
    });
    await notify(tx, [userId], 'factor-changed', {}, now);
    await endSessionsOf(tx, audit, userId, now, seat.sessionId);
    return { removed: id };
  });
}
