import { createHmac, timingSafeEqual } from 'node:crypto';
import { generateSync, generateURI } from 'otplib';
import { rootKey } from '@/db/master-key';
import { derive, open, type Place, seal } from '@/lib/sealing';

/** The codes of an authenticator app (RFC 6238): six digits, a new one every 30 seconds. */
const PERIOD = 30;
/** The clock of a telephone may be a step behind or ahead. */
const DRIFT = 1;

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The secret that a session offers to enrol. It follows from the session and from what it would replace, so that showing
 * the page writes nothing and reloading it shows the same; nothing of it is kept before it was confirmed with a code.
 */
export function offeredSecret(sessionId: string, replaced: Date | null): string {
  const from = `${sessionId}|${replaced?.getTime() ?? 0}`;
  const bytes = createHmac('sha256', derive(rootKey(), 'totp-offer')).update(from).digest();
  // The 20 bytes RFC 4226 recommends are 32 letters of five bits, without padding.
  const bits = [...bytes.subarray(0, 20)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return [...bits.matchAll(/.{5}/g)].map(([five]) => base32[Number.parseInt(five, 2)]).join('');
}

/** The time step whose code was typed: the present one, or the one before or after; null when it is none of them. */
export function matchingStep(secret: string, typed: string, now: Date): number | null {
  const code = Buffer.from(typed);
  const present = Math.floor(now.getTime() / 1000 / PERIOD);
  for (let step = present - DRIFT; step <= present + DRIFT; step += 1) {
    const expected = Buffer.from(generateSync({ secret, epoch: step * PERIOD }));
    if (expected.length === code.length && timingSafeEqual(expected, code)) return step;
  }
  return null;
}

/** What the QR code says to the authenticator app. Neutral: the telephone then shows `Pulang`. */
export function enrolmentAddress(secret: string, signInName: string): string {
  return generateURI({ issuer: 'Pulang', label: signInName, secret });
}

const place = (userId: string): Place => ({ table: 'totp_secrets', column: 'secret', person: userId, keyVersion: 1 });

export const sealSecret = (userId: string, secret: string) => seal(derive(rootKey(), 'totp'), place(userId), secret);
export const openSecret = (userId: string, sealed: Buffer) => open(derive(rootKey(), 'totp'), place(userId), sealed);
