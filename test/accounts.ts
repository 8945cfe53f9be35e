import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { change } from '@/db/change';
import { users } from '@/db/schema';
import type { Seat } from '@/features/accounts/access';
import { enrolAuthenticator } from '@/features/accounts/commands/factors';
import { signIn } from '@/features/accounts/commands/sign-in';
import { hashPassword } from '@/features/accounts/passwords';
import { hashOfSession } from '@/features/accounts/rules';
import { offeredSecret } from '@/features/accounts/totp';
import type { Staff } from '@/lib/actor';
import { machine } from './people';

export const password = 'kopi hujan sore pintu';
let hashed: Promise<string> | undefined;

/** Gives somebody the password of the tests: they have come. */
export async function withPassword(...people: Staff[]): Promise<void> {
  hashed ??= hashPassword(password);
  const passwordHash = await hashed;
  for (const { id } of people) await setUser(id, { passwordHash });
}

export async function setUser(id: string, values: Partial<typeof users.$inferInsert>): Promise<void> {
  await change(machine, async (tx, audit) => {
    await tx.update(users).set(values).where(eq(users.id, id));
    await audit.record({ act: 'user.changed', subject: { kind: 'user', id } });
  });
}

/** Where a command was expected to succeed. */
export function worked<T extends object>(answer: T): Exclude<T, { refused: unknown }> {
  if ('refused' in answer) throw new Error(`refused: ${answer.refused}`);
  return answer as Exclude<T, { refused: unknown }>;
}

/** The code an authenticator shows at a moment. */
export const codeAt = (secret: string, now: Date) => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

/** Signs somebody in with the password, as far as the second factor. */
export async function seatOf(staff: Staff, now = new Date()): Promise<Seat & { sid: string }> {
  const { sid } = worked(await signIn({ signInName: staff.name, password }, now));
  return { staff, sid, sessionId: hashOfSession(sid), device: `browser-of-${staff.name}` };
}

/** Signs somebody in for the first time, and enrols an authenticator: a session that opens everything. */
export async function enrolled(staff: Staff, now = new Date()) {
  await withPassword(staff);
  const seat = await seatOf(staff, now);
  const secret = offeredSecret(seat.sessionId, null);
  const { codes } = worked(await enrolAuthenticator(seat, codeAt(secret, now), now));
  return { ...seat, secret, codes };
}
