'use server';

import { revalidatePath } from 'next/cache';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { setTemplate } from '../commands/templates';
import { readTemplate } from '../input';

export async function setTemplateForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const { faults, ...setting } = readTemplate(form);
  if (faults.length > 0) {
    const problems = faults.map(({ field, reason }) => ({
      ...{ field, id: field },
      message: t(`editions.templates.faults.${reason}`),
    }));
    return { problems, values: typedIn(form) };
  }
  const answer = await setTemplate(actor, setting);
  if (isRefused(answer)) {
    const message = t(`editions.refused.${answer.refused}`);
    return { problems: [{ field: 'draftDay', id: 'draftDay', message }], values: typedIn(form) };
  }
  revalidatePath('/reports', 'layout');
  return { problems: [], values: {}, done: t('editions.templates.saved') };
}
