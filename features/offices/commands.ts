import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { offices } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { mayOpenOffice } from './access';
import type { OfficeSeed } from './missions';

/** Opens an office where cases can be handled. Its code is never changed: references begin with it. */
export async function openOffice(actor: Actor, office: OfficeSeed, now = new Date()) {
  if (!mayOpenOffice(actor)) return notYours(actor, 'office.open');
  return change(actor, async (tx, audit) => {
    const [taken] = await tx.select({ id: offices.id }).from(offices).where(eq(offices.code, office.code));
    return taken ? { refused: 'code-taken' as const } : insertOffice(tx, audit, office, now);
  });
}

/** Within a change that opens an office together with something else. */
export async function insertOffice(tx: Writer, audit: Recorder, office: OfficeSeed, now: Date) {
  await tx.insert(offices).values({ ...office, createdAt: now });
  await audit.record({
    act: 'office.opened',
    subject: { kind: 'office', id: office.id },
    details: { code: office.code, kind: office.kind, country: office.country },
  });
  return { id: office.id };
}
