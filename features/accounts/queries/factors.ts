import { and, asc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { passkeys, recoveryCodes, totpSecrets } from '@/db/schema';
import type { Staff } from '@/lib/actor';

/** The actor's own factors, without anything secret. */
export async function factorsOf(actor: Staff) {
  const base = await db();
  const [authenticator] = await base
    .select({ createdAt: totpSecrets.createdAt })
    .from(totpSecrets)
    .where(eq(totpSecrets.userId, actor.id));
  const unused = and(eq(recoveryCodes.userId, actor.id), isNull(recoveryCodes.usedAt));
  const keys = await base
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.userId, actor.id))
    .orderBy(asc(passkeys.createdAt));
  return {
    authenticatorSince: authenticator?.createdAt ?? null,
    codesLeft: await base.$count(recoveryCodes, unused),
    passkeys: keys,
  };
}

/** What a passkey of the actor's may sign with, for the browser to look for. */
export async function passkeysOf(actor: Staff): Promise<{ id: string }[]> {
  return (await db()).select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, actor.id));
}
