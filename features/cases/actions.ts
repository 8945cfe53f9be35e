'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { recordRefusal } from '@/db/change';
import { requireActor } from '@/features/accounts/session';
import { dropDraft, saveDraft } from '@/features/drafts/commands';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { reasonFault } from '@/lib/reason';
import { codes } from '@/lib/vocabulary';
import { budgetFrom } from './budget';
import { closeCase, moveCase, recordReturnStep, reopenCase } from './commands/move-case';
import { recordIdentityClosed, recordIdentityOpened } from './commands/open-identity';
import { saveSection } from './commands/save-section';
import { setBudget } from './commands/set-budget';
import { isSection, type Section } from './fields';
import {
  dayProblem,
  first,
  isCasePage,
  isPersonPage,
  isReference,
  type Raw,
  rawFrom,
  recordedAs,
  versionFrom,
} from './input';
import { orNotFound } from './not-found';
import { isSealedSection } from './queries/case-file';
import { referenceInSight } from './queries/case-search';
import { caseToMove } from './queries/case-to-move';
import { sealSearch } from './search-token';
import { sealingRecord, sectionChecked, sectionDraftId } from './section-form';

export async function discardNewCase(form: FormData): Promise<void> {
  const actor = await requireActor();
  await dropDraft(actor, first(rawFrom(form), 'draft'));
  redirect('/cases/new?fresh=1');
}

/** Saves a section; with problems, or when a colleague was first, keeps what was typed and shows both. */
export async function saveSectionForm(form: FormData): Promise<void> {
  const actor = await requireActor();
  const raw = rawFrom(form);
  const { reference, section } = addressed(raw);
  const page = `/cases/${reference}/edit/${section}`;
  const file = await orNotFound(caseToMove(actor, reference));
  if (file.erasedAt) redirect(`/cases/${reference}`);
  const version = versionFrom(raw);
  const { answers, problems, changed } = sectionChecked(file, section, raw, today());
  const draftId = sectionDraftId(actor.id, file.case.id, section);
  const keep = () => saveDraft(actor, draftId, { raw, version }, sealingRecord(file, section));
  // The identity may have closed while it was being changed: it is opened again, and what was typed is still there.
  if (isSealedSection(section) && !file.identityOpen) {
    await keep();
    redirect(page);
  }
  if (problems.length > 0) {
    await keep();
    redirect(`${page}?check=1`);
  }
  if (changed.length > 0) {
    const save = { reference, section, version, answers, changed, before: file.answers, draftId };
    const saved = await orNotFound(saveSection(actor, save));
    if (isRefused(saved)) {
      await keep();
      redirect(`${page}?${saved.refused === 'stale' ? 'stale=1' : 'check=1'}`);
    }
  }
  await dropDraft(actor, draftId);
  redirect(`/cases/${reference}?saved=${section}#${section}`);
}

export async function discardSection(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { reference, section } = addressed(rawFrom(form));
  const file = await orNotFound(caseToMove(actor, reference));
  await dropDraft(actor, sectionDraftId(actor.id, file.case.id, section));
  redirect(`/cases/${reference}/edit/${section}`);
}

/** Opening an identity, then back to where it is wanted: the case, or the editing of a section. */
export async function openIdentity(form: FormData): Promise<void> {
  const actor = await requireActor();
  const raw = rawFrom(form);
  const reference = first(raw, 'reference');
  const opened = await orNotFound(recordIdentityOpened(actor, reference));
  if (isRefused(opened) && opened.refused === 'budget') {
    const whereTo = ['section', 'back'].map((name) => [name, first(raw, name)]);
    redirect(`/cases/${reference}/identity?${new URLSearchParams(whereTo)}`);
  }
  redirect(isRefused(opened) ? `/cases/${reference}` : afterIdentity(reference, raw));
}

/** Closes an identity before its time is over: somebody comes in, or the work on it is done. */
export async function closeIdentity(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { reference } = await orNotFound(recordIdentityClosed(actor, first(rawFrom(form), 'reference')));
  redirect(`/cases/${reference}`);
}

/** Where an opened identity was wanted: on a page of the case, in a section being changed, else on the case itself. */
function afterIdentity(reference: string, raw: Raw): string {
  const back = first(raw, 'back');
  if (isPersonPage(back)) return back;
  if (isCasePage(back)) return `/cases/${reference}/${back}`;
  const section = first(raw, 'section');
  // Without a fragment: going to the same address with another one would leave the page as it was.
  return isSection(section) ? `/cases/${reference}/edit/${section}` : `/cases/${reference}`;
}

/** Opens one more identity than is usual in a day, for a reason. */
export async function confirmIdentity(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const raw = rawFrom(form);
  const reference = first(raw, 'reference');
  const opened = await orNotFound(recordIdentityOpened(actor, reference, first(raw, 'reason')));
  if (!isRefused(opened)) redirect(afterIdentity(reference, raw));
  if (opened.refused === 'withheld') redirect(`/cases/${reference}`);
  const fault = reasonFault(first(raw, 'reason')) ?? 'reason-short';
  const message = (await reader()).t(`cases.budget.${fault}`);
  return { problems: [{ field: 'reason', id: 'field-reason', message }], values: typedIn(form) };
}

/** A search may be a name: it is never in the address as it is. */
export async function search(form: FormData): Promise<void> {
  const actor = await requireActor();
  const words = first(rawFrom(form), 'words').slice(0, 200);
  const reference = await referenceInSight(actor, words);
  if (reference) redirect(`/cases/${reference}`);
  if (isReference(words)) await recordRefusal(actor, soughtInVain(words));
  redirect(words ? `/cases?search=${sealSearch(actor.id, words)}` : '/cases');
}

const soughtInVain = (words: string) => ({
  act: 'search',
  subject: { kind: 'case' as const, id: recordedAs(words) },
  reason: 'not-there',
});

export async function close(form: FormData): Promise<void> {
  await move(form, 'closure', async (actor, seen, raw, on) => {
    const reason = codes.case_closure_reason.find((code) => code === first(raw, 'reason'));
    if (!reason) return { refused: 'not-in-list' as const };
    return closeCase(actor, seen, { on, reason, referred: first(raw, 'referred') === 'yes' }, today());
  });
}

export async function reopen(form: FormData): Promise<void> {
  await move(form, 'reopening', (actor, seen, _raw, on) => reopenCase(actor, seen, on, today()));
}

export async function changeStatus(form: FormData): Promise<void> {
  await move(form, 'status', async (actor, seen, raw, on) => {
    const status = codes.case_status.find((code) => code === first(raw, 'status'));
    return status ? moveCase(actor, seen, { status, on }, today()) : { refused: 'not-in-list' as const };
  });
}

export async function addReturnStep(form: FormData): Promise<void> {
  await move(form, 'return', async (actor, seen, raw, on) => {
    const status = codes.repatriation_status.find((code) => code === first(raw, 'status'));
    return status ? recordReturnStep(actor, seen, { status, on }, today()) : { refused: 'not-in-list' as const };
  });
}

type Mover = (
  actor: Awaited<ReturnType<typeof requireActor>>,
  seen: { reference: string; version: number },
  raw: Raw,
  on: string,
) => Promise<{ refused: string } | { reference: string }>;

/** Each move has its own route; refused, the same route says why, with what was chosen still in place. */
async function move(form: FormData, route: string, act: Mover): Promise<void> {
  const actor = await requireActor();
  const raw = rawFrom(form);
  const { case: file } = await orNotFound(caseToMove(actor, first(raw, 'reference')));
  const seen = { reference: file.reference, version: versionFrom(raw) };
  const on = first(raw, 'on');
  const answer =
    dayProblem(on, '9999-12-31') === null ? await act(actor, seen, raw, on) : { refused: 'not-a-day' as const };
  if ('reference' in answer) redirect(`/cases/${answer.reference}?saved=1`);
  const kept = ['on', 'reason', 'referred', 'status'].map((name) => [name, first(raw, name)]);
  redirect(`/cases/${seen.reference}/${route}?${new URLSearchParams([['refused', answer.refused], ...kept])}`);
}

function addressed(raw: Raw): { reference: string; section: Section } {
  const section = first(raw, 'section');
  return { reference: first(raw, 'reference'), section: isSection(section) ? section : 'essentials' };
}

/** Says how many identities a day are nothing unusual. */
export async function setIdentityBudget(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const count = budgetFrom(String(form.get('count') ?? ''));
  const mend = (message: string): FormState => ({
    problems: [{ field: 'count', id: 'count', message }],
    values: typedIn(form),
  });
  if (count === null) return mend(t('cases.budgetSetting.fault'));
  const answer = await setBudget(actor, count);
  if (isRefused(answer)) return mend(t('cases.budgetSetting.notYours'));
  revalidatePath('/administration/identities');
  return { problems: [], values: {}, done: t('cases.budgetSetting.saved') };
}
