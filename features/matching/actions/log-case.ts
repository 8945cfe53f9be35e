'use server';

import { redirect } from 'next/navigation';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayLogCases, mayOpenCase } from '@/features/cases/access';
import { first, isSubmissionId, type Raw, rawFrom, readNewCase } from '@/features/cases/input';
import { orNotFound } from '@/features/cases/not-found';
import { saveDraft } from '@/features/drafts/commands';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { candidates } from '../commands/offer';
import { openCaseAs } from '../commands/open-as';
import { answeredIn, askedIn, hasUnseen, typedFrom } from '../new-case-input';
import { LOOK } from '../offering';

/**
 * Opens the case as was answered, or keeps what was typed and shows what to mend, and whoever may be the same person and
 * had not been shown yet; that too where one only wanted to look.
 */
export async function logCase(form: FormData): Promise<void> {
  const actor = await requireActor();
  if (!mayLogCases(actor)) await notFoundFor(actor, 'log');
  const raw = rawFrom(form);
  const submission = first(raw, 'submission');
  const id = isSubmissionId(submission) ? submission : newId();
  const { file, problems } = readNewCase(raw, id, today());
  const typed = { ...typedFrom(raw, today()), submission: id };
  const isRead = problems.length === 0 && mayOpenCase(actor, file.officeId);
  const looks = first(raw, LOOK) === 'yes';
  const isReady = !looks && isRead && !hasUnseen(await candidates(actor, typed), raw);
  const answers = { people: answeredIn(raw), offices: askedIn(raw) };
  const opened = isReady ? await orNotFound(openCaseAs(actor, file, typed, answers)) : null;
  if (opened && !isRefused(opened)) redirect(`/cases/${opened.reference}?opened=1`);
  const why = opened && opened.refused !== 'not-your-form' ? `&answers=${opened.refused}` : '';
  redirect(`/cases/new?draft=${await keptAs(actor, id, raw)}&check=1${why}${looks ? '#who' : ''}`);
}

/** Keeps what was typed under the form's id; under a new one where that form was sent before, or is a colleague's. */
async function keptAs(actor: Staff, id: string, raw: Raw): Promise<string> {
  if (!isRefused(await saveDraft(actor, id, { raw }))) return id;
  const another = newId();
  await saveDraft(actor, another, { raw });
  return another;
}
