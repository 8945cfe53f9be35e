'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import {
  changeDefinition,
  recordWorldEvent,
  saveDefinition,
  shareDefinition,
  withdrawDefinition,
  withdrawWorldEvent,
} from './commands';
import { readContent, readEvent, readNamed } from './input';

type Problem = { field: string; message: string };

const mend = (form: FormData, problems: Problem[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});
const sent = (form: FormData, name: string) => String(form.get(name) ?? '');

/** Saves a view, or a sum or difference of two definitions, under a name. */
export async function saveDefinitionForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const { named, faults } = readNamed(form);
  const { content, faults: more } = readContent(form);
  if (!content || faults.length + more.length > 0)
    return mend(
      form,
      [...faults, ...more].map(({ field, reason }) => ({ field, message: t(`definitions.faults.${reason}`) })),
    );
  const id = sent(form, 'submission');
  const answer = await saveDefinition(actor, { id, content, ...named });
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [{ field: 'nameId', message: t(`definitions.refused.${answer.refused}`) }]);
  redirect(`/figures/definitions/${id}`);
}

/** Gives a definition other words; what was typed stays where a newer version stands in the way. */
export async function changeDefinitionForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const { named, faults } = readNamed(form);
  if (faults.length > 0)
    return mend(
      form,
      faults.map(({ field, reason }) => ({ field, message: t(`definitions.faults.${reason}`) })),
    );
  const [id, version] = [sent(form, 'id'), Number(sent(form, 'version'))];
  const answer = await orNotFound(changeDefinition(actor, { id, version, ...named }));
  if (isRefused(answer)) return mend(form, [{ field: 'nameId', message: t(`definitions.refused.${answer.refused}`) }]);
  redirect(`/figures/definitions/${id}?saved=1`);
}

/** Lets everybody read a definition. */
export async function shareDefinitionForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const id = sent(form, 'id');
  const answer = await orNotFound(shareDefinition(actor, id));
  if (isRefused(answer)) return mend(form, [{ field: 'id', message: t(`definitions.refused.${answer.refused}`) }]);
  revalidatePath(`/figures/definitions/${id}`);
  return { problems: [], values: {}, done: t('definitions.sharedNow') };
}

/** Takes a definition out of use. */
export async function withdrawDefinitionForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const answer = await orNotFound(withdrawDefinition(actor, sent(form, 'id')));
  if (isRefused(answer)) return mend(form, [{ field: 'id', message: t(`definitions.refused.${answer.refused}`) }]);
  redirect('/figures#definitions');
}

/** Notes something that happened in the world. */
export async function recordEventForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const { event, faults } = readEvent(form);
  if (faults.length > 0)
    return mend(
      form,
      faults.map(({ field, reason }) => ({ field, message: t(`definitions.events.faults.${reason}`) })),
    );
  const answer = await recordWorldEvent(actor, { ...event, id: sent(form, 'submission') });
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [{ field: 'on', message: t(`definitions.refused.${answer.refused}`) }]);
  redirect(`/figures/events?noted=${event.on}`);
}

/** Takes a world event off the dashboards. */
export async function withdrawEventForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const answer = await withdrawWorldEvent(actor, sent(form, 'id'));
  if (isRefused(answer)) return mend(form, [{ field: 'id', message: t(`definitions.refused.${answer.refused}`) }]);
  revalidatePath('/figures/events');
  return { problems: [], values: {}, done: t('definitions.events.gone') };
}
