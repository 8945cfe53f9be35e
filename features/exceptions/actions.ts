'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { openEmergency, reviewEmergency } from './commands/emergency';
import { liftLock, lockCase } from './commands/lock';
import { readEmergency, readLock } from './input';

/** Opens a case of another office in an emergency, and goes there. What was typed stays where it was not opened. */
export async function askEmergency(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { input, faults } = readEmergency(form);
  if (faults.length > 0) return toMend(form, faults);
  const answer = await openEmergency(actor, input);
  if (!isRefused(answer) || answer.refused === 'in-sight') redirect(`/cases/${input.reference}`);
  if (answer.refused === 'not-yours') return notFoundFor(actor, 'emergency');
  return toMend(form, [{ field: 'reference', reason: answer.refused }]);
}

/** A supervisor's word on an emergency. */
export async function review(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = String(form.get('emergency') ?? '');
  const answer = await orNotFound(reviewEmergency(actor, { id, justified: form.get('justified') === 'yes' }));
  redirect(`/emergency?${isRefused(answer) ? 'refused' : 'reviewed'}=1#review`);
}

export async function lockOut(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { input, faults } = readLock(form);
  if (faults.length > 0) return toMend(form, faults);
  const answer = await orNotFound(lockCase(actor, input));
  if (isRefused(answer)) return toMend(form, [{ field: 'colleague', reason: answer.refused }]);
  redirect(`/cases/${answer.reference}/locks?saved=1`);
}

export async function lift(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = String(form.get('reference') ?? '');
  await orNotFound(liftLock(actor, { reference, lock: String(form.get('lock') ?? '') }));
  redirect(`/cases/${reference}/locks?saved=1`);
}

type Fault = ReturnType<typeof readEmergency>['faults'][number] | ReturnType<typeof readLock>['faults'][number];
type Refusal = { field: string; reason: Fault['reason'] | 'not-there' | 'too-many' | LockedReason };
type LockedReason = 'not-theirs' | 'yourself' | 'not-your-colleague' | 'already-locked';

async function toMend(form: FormData, faults: Refusal[]): Promise<FormState> {
  const { t } = await reader();
  const problems = faults.map(({ field, reason }) => ({
    field,
    id: `field-${field}`,
    message: t(`exceptions.refused.${reason}`),
  }));
  return { problems, values: typedIn(form) };
}
