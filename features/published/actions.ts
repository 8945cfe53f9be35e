'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { addFigure, signExplanation, withdrawFigure } from './commands';
import { readExplanation, readFigure } from './input';
import { publishedCodes } from './queries';

const mend = (form: FormData, problems: { field: string; message: string }[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});

/** Adds a figure that others printed. */
export async function addPublished(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const read = readFigure(form, await publishedCodes(actor), today());
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`published.faults.${reason}`) })),
    );
  const answer = await addFigure(actor, read.told);
  if (isRefused(answer))
    return mend(form, [{ field: 'population', message: t(`published.refused.${answer.refused}`) }]);
  redirect(`/figures/published/${answer.code}?saved=1`);
}

/** Signs why ours differs. */
export async function signFigure(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const code = codeIn(form);
  const read = readExplanation(form);
  if ('refused' in read) return mend(form, [{ field: 'text', message: t(`published.refused.${read.refused}`) }]);
  const answer = await signExplanation(actor, code, read.told);
  if (isRefused(answer)) return mend(form, [{ field: 'text', message: t(`published.refused.${answer.refused}`) }]);
  redirect(`/figures/published/${code}?signed=1#explanation`);
}

/** Withdraws a figure that was added by mistake. */
export async function withdrawPublished(form: FormData): Promise<void> {
  const actor = await requireActor();
  const code = codeIn(form);
  const answer = await withdrawFigure(actor, code);
  if (isRefused(answer)) return notFoundFor(actor, 'published.withdraw');
  redirect(`/figures/published/${code}`);
}

const codeIn = (form: FormData) => String(form.get('code') ?? '').slice(0, 8);
