'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, type Refused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { decideErasure } from './commands/decide-erasure';
import { type Asking, askCorrection, askErasure, declineRequest, resumeUse, stopUse } from './commands/requests';
import { setRetention } from './commands/retention';
import { type RightsFault, readAsking, readReason, readRetention, readSection } from './input';
import type { CannotMeet } from './rules';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export async function stopUseForm(_before: FormState, form: FormData): Promise<FormState> {
  return switching(form, stopUse);
}

export async function resumeUseForm(_before: FormState, form: FormData): Promise<FormState> {
  return switching(form, resumeUse);
}

type Switch = (actor: Staff, reference: string, asking: Asking) => Promise<{ reference: string } | Refused<CannotMeet>>;

async function switching(form: FormData, act: Switch): Promise<FormState> {
  const actor = await requireActor();
  const { asking, faults } = readAsking(form, false, today(), new Date());
  if (faults.length > 0) return faulty(form, faults);
  const answer = await orNotFound(act(actor, text(form, 'reference'), asking));
  if (isRefused(answer)) return refused(form, answer.refused);
  return done('rights.done');
}

/** Notes what is wrong, then goes to where it is mended. */
export async function askCorrectionForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const reference = text(form, 'reference');
  const { asking, faults } = readAsking(form, true, today(), new Date());
  const section = readSection(form);
  if (!section) faults.unshift({ field: 'section', reason: 'section' });
  if (!section || faults.length > 0) return faulty(form, faults);
  const answer = await orNotFound(askCorrection(actor, reference, { ...asking, section }));
  if (isRefused(answer)) return refused(form, answer.refused);
  redirect(`/cases/${reference}/edit/${section}`);
}

export async function declineForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { words, faults } = readReason(form);
  if (faults.length > 0) return faulty(form, faults);
  const declined = declineRequest(actor, text(form, 'reference'), { id: text(form, 'request'), words });
  const answer = await orNotFound(declined);
  if (isRefused(answer)) return refused(form, answer.refused);
  return done('rights.noted');
}

export async function askErasureForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const reference = text(form, 'reference');
  const { asking, faults } = readAsking(form, true, today(), new Date());
  if (faults.length > 0) return faulty(form, faults);
  const answer = await orNotFound(askErasure(actor, reference, asking));
  if (isRefused(answer)) return refused(form, answer.refused);
  redirect(`/cases/${reference}/rights`);
}

/** The second person's decision, from the page of all that waits for one. */
export async function decideErasureForm(form: FormData): Promise<void> {
  const actor = await requireActor();
  const decision = form.get('decision') === 'approved' ? 'approved' : 'declined';
  const answer = await orNotFound(decideErasure(actor, { approval: text(form, 'approval'), decision }));
  if (!isRefused(answer)) redirect('/approvals?decided=1');
  redirect(`/approvals?refused=${answer.refused === 'other-records' ? 'other-records' : 'over'}`);
}

/** How long identities are kept: of one office, or of all that say nothing. */
export async function setRetentionForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readRetention(form);
  if ('faults' in read) return faulty(form, read.faults);
  const answer = await setRetention(actor, read);
  if (isRefused(answer)) notFound();
  revalidatePath('/administration/retention');
  return { problems: [], values: {}, done: (await reader()).t('rights.retention.saved') };
}

async function done(key: 'rights.done' | 'rights.noted'): Promise<FormState> {
  revalidatePath('/cases/[reference]/rights', 'page');
  return { problems: [], values: {}, done: (await reader()).t(key) };
}

async function faulty(form: FormData, faults: RightsFault[]): Promise<FormState> {
  const { t } = await reader();
  const problems = faults.map(({ field, reason }) => ({ field, id: field, message: t(`rights.faults.${reason}`) }));
  return { problems, values: typedIn(form) };
}

async function refused(form: FormData, reason: CannotMeet | 'already-asked' | 'over'): Promise<FormState> {
  const { t } = await reader();
  const problem = { field: 'words', id: 'words', message: t(`rights.refused.${reason}`) };
  return { problems: [problem], values: typedIn(form) };
}
