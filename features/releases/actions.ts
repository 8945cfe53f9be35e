'use server';

import { notFound, redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { publishingNow } from '@/features/publishing/queries';
import { isRefused, NotFound } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { askReleaseAgain } from './commands/ask-again';
import { decideRelease } from './commands/decide';
import { makeRelease } from './commands/make';
import { releaseInput } from './input';
import { releaseRefusal } from './refusals';

/** Makes the release that was looked at, and goes to it; what is in the way is said where it can be mended. */
export async function makeReleaseForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const texts = await reader();
  const read = releaseInput.safeParse(Object.fromEntries(form));
  if (!read.success) notFound();
  const licence = read.data.licence || (await publishingNow(actor)).licences[read.data.kind];
  const answer = await makeRelease(actor, { ...read.data, licence });
  if (!isRefused(answer)) redirect(`/release/${answer.release}?made=1`);
  if (answer.refused === 'not-yours') notFound();
  const field = answer.refused === 'partner-missing' ? 'partner' : 'licence';
  const problem = { field, id: `release-${field}`, message: releaseRefusal(answer.refused, texts) };
  return { problems: [problem], values: typedIn(form) };
}

/** Asks a second person once more about a release that nobody decided on. */
export async function askReleaseAgainForm(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = String(form.get('release') ?? '');
  const answer = await askReleaseAgain(actor, id).catch((error: unknown) => {
    if (error instanceof NotFound) return notFoundFor(actor, 'release.make');
    throw error;
  });
  if (isRefused(answer) && answer.refused === 'not-yours') notFound();
  // What stands in the way is said on the page of the release itself.
  redirect(isRefused(answer) ? `/release/${id}` : `/release/${id}?made=1`);
}

/** The second person's decision, from the page of approvals. */
export async function decideReleaseForm(form: FormData): Promise<void> {
  const actor = await requireActor();
  const decision = form.get('decision') === 'approved' ? 'approved' : 'declined';
  const asked = decideRelease(actor, String(form.get('approval') ?? ''), decision);
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof NotFound) return notFoundFor(actor, 'release.decide');
    throw error;
  });
  if (!isRefused(answer)) redirect('/approvals?decided=1');
  const isOvertaken = answer.refused === 'overtaken' || answer.refused === 'not-safe';
  redirect(`/approvals?refused=${isOvertaken ? 'overtaken' : 'over'}`);
}
