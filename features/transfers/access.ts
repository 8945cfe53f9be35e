import { mayLogCases, type Owned } from '@/features/cases/access';
import type { Staff } from '@/lib/actor';

/** A case that is asked to be taken over: whose it is, and by which office. */
export type Transferred = { file: Owned; toOfficeId: string };

/** Those who work on cases at the office that is asked; nobody who is locked out of the person. */
export function mayTake(actor: Staff, { file, toOfficeId }: Transferred): boolean {
  return mayLogCases(actor) && actor.officeId === toOfficeId && !file.lockedOut;
}
