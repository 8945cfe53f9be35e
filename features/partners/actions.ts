'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { keepPartner } from './commands';
import { readPartner } from './input';

/** Adds or corrects a partner, and goes back to the list. */
export async function savePartner(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const mend = (problems: { field: string; message: string }[]): FormState => ({
    problems: problems.map((problem) => ({ ...problem, id: problem.field })),
    values: typedIn(form),
  });
  const read = readPartner(form);
  if ('faults' in read)
    return mend(read.faults.map(({ field, reason }) => ({ field, message: t(`partners.faults.${reason}`) })));
  const answer = await keepPartner(actor, read.told);
  if (isRefused(answer) && answer.refused === 'not-yours') return notFoundFor(actor, 'partner.keep');
  if (isRefused(answer)) return mend([{ field: 'nameId', message: t(`partners.refused.${answer.refused}`) }]);
  redirect(`/administration/partners?saved=${encodeURIComponent(answer.code)}`);
}
