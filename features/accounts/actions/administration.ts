'use server';

import { notFound } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { openOffice } from '@/features/offices/commands';
import { readOffice } from '@/features/offices/input';
import { allOffices, officeName } from '@/features/offices/queries';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { addUser } from '../commands/colleagues';
import { done, toMend } from '../form-answers';
import { readNewUser } from '../input';
import { requireActor } from '../session';

const PAGE = '/administration';

export async function addColleague(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const offices = await allOffices(actor);
  const read = readNewUser(
    form,
    offices.map(({ id }) => id),
  );
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await addUser(actor, read.input);
  if (!isRefused(answer)) return done(PAGE, (await reader()).t('accounts.user.added', { name: read.input.name }));
  if (answer.refused === 'not-yours') notFound();
  return toMend(form, [{ field: 'signInName', reason: 'name-taken' }]);
}

export async function addOffice(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readOffice(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await openOffice(actor, read.office);
  const { t, locale } = await reader();
  if (!isRefused(answer)) return done(PAGE, t('offices.added', { name: officeName(read.office, locale) }));
  if (answer.refused === 'not-yours') notFound();
  return toMend(form, [{ field: form.get('office') === 'own' ? 'officeCode' : 'office', reason: 'code-taken' }]);
}
