'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { addLeg, addPartner, dropLastLeg, dropPartner } from '../commands/course';
import type { Seen } from '../commands/found';
import { readLeg, readPartner, readVersion } from '../input';
import { faulty, mend, refusalIn } from './answers';

const seenIn = (form: FormData): Seen => ({
  reference: String(form.get('reference') ?? ''),
  version: readVersion(form),
});

/** An address of its own each time: one that is the same already would show the page as it was. */
const shown = (reference: string, said: Record<string, string>) =>
  `/operations/${reference}/course?${new URLSearchParams({ ...said, at: newId() })}`;

const outcome = (answer: object): Record<string, string> =>
  isRefused(answer) ? { refused: answer.refused } : { said: 'dropped' };

export async function addLegTo(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readLeg(form);
  if ('faults' in read) return faulty(form, read.faults);
  const seen = seenIn(form);
  const answer = await orNotFound(addLeg(actor, seen, read.told));
  if (isRefused(answer)) return mend(form, [{ field: 'on', message: await refusalIn(answer) }]);
  redirect(shown(seen.reference, { said: 'leg' }));
}

export async function dropLegOf(form: FormData): Promise<void> {
  const actor = await requireActor();
  const seen = seenIn(form);
  const answer = await orNotFound(dropLastLeg(actor, seen));
  redirect(shown(seen.reference, outcome(answer)));
}

export async function addPartnerTo(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readPartner(form);
  if ('faults' in read) return faulty(form, read.faults);
  const seen = seenIn(form);
  const answer = await orNotFound(addPartner(actor, seen, read.told));
  if (isRefused(answer)) return mend(form, [{ field: 'name', message: await refusalIn(answer) }]);
  redirect(shown(seen.reference, { said: 'partner' }));
}

export async function dropPartnerOf(form: FormData): Promise<void> {
  const actor = await requireActor();
  const seen = seenIn(form);
  const answer = await orNotFound(dropPartner(actor, seen, String(form.get('partner') ?? '')));
  redirect(shown(seen.reference, outcome(answer)));
}
