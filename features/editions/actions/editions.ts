'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import type { Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { draftEdition } from '../commands/draft';
import { issueEdition } from '../commands/issue';
import { editEdition, recountEdition, reviewEdition, withdrawEdition } from '../commands/write';
import { readParagraphs, readSeen, type Seen } from '../input';
import { editionRefusal } from '../refusals';
import type { EditionRefusal } from '../rules';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 60);

export async function draftForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const [month, scope] = [text(form, 'month'), text(form, 'scope')];
  const drafted = await draftEdition(actor, { month, scope });
  if (isRefused(drafted)) return refused(form, 'scope', drafted.refused, month);
  redirect(`/reports/editions/${drafted.id}`);
}

export async function editForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const seen = readSeen(form);
  const { t } = await reader();
  const { paragraphs, faults } = readParagraphs(form);
  if (faults.length > 0) {
    const problems = faults.map(({ field, reason }) => ({
      field,
      id: field,
      message: t(`editions.refused.${reason}`),
    }));
    return { problems, values: typedIn(form) };
  }
  const answer = await orNotFound(editEdition(actor, seen, paragraphs));
  if (isRefused(answer)) return refused(form, 'paragraphsId', answer.refused);
  redirect(`/reports/editions/${answer.id}`);
}

export async function reviewForm(_before: FormState, form: FormData): Promise<FormState> {
  return stepping(form, reviewEdition);
}

export async function issueForm(_before: FormState, form: FormData): Promise<FormState> {
  return stepping(form, issueEdition);
}

export async function recountForm(_before: FormState, form: FormData): Promise<FormState> {
  return stepping(form, recountEdition);
}

export async function withdrawForm(_before: FormState, form: FormData): Promise<FormState> {
  return stepping(form, withdrawEdition);
}

type Step = (actor: Staff, seen: Seen) => Promise<{ id: string } | Refused<EditionRefusal>>;

async function stepping(form: FormData, step: Step): Promise<FormState> {
  const actor = await requireActor();
  const answer = await orNotFound(step(actor, readSeen(form)));
  if (isRefused(answer)) return refused(form, 'edition', answer.refused);
  revalidatePath('/reports', 'layout');
  redirect(`/reports/editions/${answer.id}`);
}

async function refused(form: FormData, field: string, reason: EditionRefusal, month = ''): Promise<FormState> {
  const message = editionRefusal(reason, month, await reader());
  return { problems: [{ field, id: field, message }], values: typedIn(form) };
}
