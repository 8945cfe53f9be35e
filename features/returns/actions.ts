'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { type Raw, rawFrom, versionFrom } from '@/features/cases/input';
import { orNotFound } from '@/features/cases/not-found';
import type { Staff } from '@/lib/actor';
import { isDay } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { endBlock, recordBlock, withdrawBlock } from './commands/block';
import { recordMilestone } from './commands/record';
import { withdrawMilestone } from './commands/withdraw';
import { boardAddress, boardAsked, kindFrom, readBlock, readMilestone } from './input';
import { lastMoveOf } from './queries/path';
import { moveSentence } from './words';

type Problem = { field: string; message: string };

const mend = (form: FormData, problems: Problem[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});

/** Which field a refusal is about; the others are about the day. */
const fieldOf: Record<string, string> = { withheld: 'number', 'keeping-refused': 'number' };
/** Of a block; the others are about its note. */
const blockFieldOf: Record<string, string> = { 'blocked-already': 'block', 'block-in-future': 'from' };

/** Records a milestone, from the page of the case or from the board, and goes back there. */
export async function recordStep(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const raw = rawFrom(form);
  const reference = word(raw, 'reference');
  const kind = kindFrom(word(raw, 'kind'));
  if (!kind) return mend(form, [{ field: 'on', message: t('returns.faults.kind') }]);
  const read = readMilestone(kind, form);
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`returns.faults.${reason}`) })),
    );
  const answer = await orNotFound(recordMilestone(actor, { reference, version: versionFrom(raw) }, read.told));
  const refused = 'refused' in answer ? answer.refused : 'sent-already';
  if (refused === 'stale') return stale(actor, reference, form);
  if (refused !== 'sent-already')
    return mend(form, [{ field: fieldOf[refused] ?? 'on', message: t(`returns.refused.${refused}`) }]);
  if (raw.board) redirect(boardAddress(boardIn(raw), { moved: reference, step: kind }));
  redirect(shownAt(reference, 'recorded'));
}

/** A colleague was first: what they did, and what was typed stays, to be sent again on top of it. */
async function stale(actor: Staff, reference: string, form: FormData): Promise<FormState> {
  const texts = await reader();
  const last = await orNotFound(lastMoveOf(actor, reference));
  // The form goes on from what the case is now.
  revalidatePath('/returns');
  revalidatePath(`/cases/${reference}`);
  const message = last ? moveSentence(last, texts) : texts.t('returns.staleUnknown');
  return mend(form, [{ field: 'on', message }]);
}

const boardIn = (raw: Raw) => boardAsked(Object.fromEntries(new URLSearchParams(word(raw, 'board'))));

/** Takes back a milestone that was recorded by mistake. */
export async function withdrawStep(form: FormData): Promise<void> {
  const actor = await requireActor();
  const raw = rawFrom(form);
  const seen = { reference: word(raw, 'reference'), version: versionFrom(raw) };
  const answer = await orNotFound(withdrawMilestone(actor, seen, word(raw, 'milestone')));
  redirect(shownAt(seen.reference, isRefused(answer) ? answer.refused : 'withdrawn'));
}

/** Says what keeps somebody from going on. */
export async function block(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const read = readBlock(form);
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`returns.faults.${reason}`) })),
    );
  const answer = await orNotFound(recordBlock(actor, reference, read.told));
  const refused = 'refused' in answer ? answer.refused : 'sent-already';
  if (refused !== 'sent-already')
    return mend(form, [{ field: blockFieldOf[refused] ?? 'note', message: t(`returns.refused.${refused}`) }]);
  redirect(shownAt(reference, 'blocked'));
}

/** Says since when it keeps them no more. */
export async function unblock(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const raw = rawFrom(form);
  const [reference, until] = [word(raw, 'reference'), word(raw, 'until')];
  if (!isDay(until)) return mend(form, [{ field: 'until', message: t('returns.faults.day') }]);
  const answer = await orNotFound(endBlock(actor, reference, word(raw, 'block'), until));
  if (isRefused(answer) && answer.refused !== 'ended-already')
    return mend(form, [{ field: 'until', message: t(`returns.refused.${answer.refused}`) }]);
  redirect(shownAt(reference, isRefused(answer) ? answer.refused : 'ended'));
}

/** Takes back what was said to keep somebody by mistake. */
export async function withdrawKept(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = String(form.get('reference') ?? '');
  const answer = await orNotFound(withdrawBlock(actor, reference, String(form.get('block') ?? '')));
  redirect(shownAt(reference, isRefused(answer) ? answer.refused : 'withdrawn'));
}

const word = (raw: Raw, name: string) => raw[name]?.[0]?.trim() ?? '';

/** An address of its own each time: one that is the same already would show the page as it was. */
const shownAt = (reference: string, outcome: string) => `/cases/${reference}?way=${outcome}&at=${newId()}#way-home`;
