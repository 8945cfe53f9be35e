'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { changeCompound, recordCompound, recordStay, withdrawStay } from '../commands/compounds';
import { readCompound, readStay, readVersion } from '../input';
import { faulty, mend, refusalIn } from './answers';

/** An address of its own each time: one that is the same already would show the page as it was. */
const shown = (reference: string, said: string) => `/operations/compounds/${reference}?said=${said}&at=${newId()}`;

/** Adds a compound to the register, or corrects the one the form names. */
export async function saveCompound(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const read = readCompound(form);
  if ('faults' in read) return faulty(form, read.faults);
  const reference = form.get('reference');
  const answer =
    typeof reference === 'string'
      ? await orNotFound(changeCompound(actor, { reference, version: readVersion(form) }, read.told))
      : await recordCompound(actor, read.told);
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [
      {
        field: 'name',
        message: answer.refused === 'stale' ? t('operations.compounds.stale') : await refusalIn(answer),
      },
    ]);
  redirect(shown(String(answer.reference), typeof reference === 'string' ? 'changed' : 'recorded'));
}

export async function recordHeld(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readStay(form);
  if ('faults' in read) return faulty(form, read.faults);
  const reference = String(form.get('compound') ?? '');
  const answer = await orNotFound(recordStay(actor, reference, read.told));
  if (isRefused(answer)) return mend(form, [{ field: 'case', message: await refusalIn(answer) }]);
  redirect(shown(reference, 'stay'));
}

export async function withdrawHeld(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = String(form.get('compound') ?? '');
  const answer = await orNotFound(withdrawStay(actor, reference, String(form.get('case') ?? '')));
  redirect(isRefused(answer) ? `/operations/compounds/${reference}` : shown(reference, 'withdrawn'));
}
