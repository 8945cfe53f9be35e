import { notFound } from 'next/navigation';
import type { Entry } from '@/db/audit';
import { recordRefusal } from '@/db/change';
import type { Staff } from '@/lib/actor';

/** Shows "not found" to somebody for whom a page or an act is not, and records that they tried. */
export async function notFoundFor(actor: Staff, act: string, subject?: Entry['subject']): Promise<never> {
  await recordRefusal(actor, { act, subject: subject ?? { kind: 'user', id: actor.id }, reason: 'not-there' });
  notFound();
}
