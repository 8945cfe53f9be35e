'use server';

import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { setPublishing } from './commands';
import { readPublishing } from './input';

/** The administrator's form: who issues, and under which licences. */
export async function setPublishingForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const { publishing, faults } = readPublishing(form);
  if (faults.length > 0)
    return {
      problems: faults.map(({ field }) => ({ field, id: `publishing-${field}`, message: t('publishing.tooLong') })),
      values: typedIn(form),
    };
  if (isRefused(await setPublishing(actor, publishing))) notFound();
  revalidatePath('/administration/publishing');
  return { problems: [], values: {}, done: t('publishing.saved') };
}
