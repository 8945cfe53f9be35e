'use server';

import { revalidatePath } from 'next/cache';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { recordConsent } from './commands';
import { readConsent } from './input';

/** Records what was said about one or several scopes. */
export async function recordConsents(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const read = readConsent(form, today());
  const mend = (problems: { field: string; message: string }[]): FormState => ({
    problems: problems.map((problem) => ({ ...problem, id: problem.field })),
    values: typedIn(form),
  });
  if ('faults' in read)
    return mend(read.faults.map(({ field, reason }) => ({ field, message: t(`consents.faults.${reason}`) })));
  const answer = await orNotFound(recordConsent(actor, reference, read.said));
  if (isRefused(answer)) return mend([{ field: 'scopes', message: t(`consents.refused.${answer.refused}`) }]);
  revalidatePath('/cases/[reference]/consents', 'page');
  return { problems: [], values: {}, done: t('consents.recorded', { count: answer.recorded.length }) };
}
