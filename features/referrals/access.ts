import { mayChangeCase, mayLogCases, type Owned } from '@/features/cases/access';
import type { Staff } from '@/lib/actor';

/** A referral as the rules of access see it: the case it is of, and where it goes. */
export type Referred = { file: Owned; toOfficeId: string | null };

/** Whoever may change the case refers it, and revokes what was referred: after a transfer those of the new office. */
export function maySend(actor: Staff, { file }: Pick<Referred, 'file'>): boolean {
  return mayChangeCase(actor, file);
}

/** Those who work on cases at the receiving office; nobody who is locked out of the person. */
export function mayReceive(actor: Staff, { file, toOfficeId }: Referred): boolean {
  return mayLogCases(actor) && actor.officeId === toOfficeId && !file.lockedOut;
}

/** The receiver answers. For an outside partner, which is nobody here, whoever referred writes its answer down. */
export function mayAnswer(actor: Staff, referred: Referred): boolean {
  return referred.toOfficeId === null ? maySend(actor, referred) : mayReceive(actor, referred);
}
