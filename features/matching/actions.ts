'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayLogCases } from '@/features/cases/access';
import { recordIdentityClosed, recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { isPersonPage } from '@/features/cases/input';
import { orNotFound } from '@/features/cases/not-found';
import { sealSearch } from '@/features/cases/search-token';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { type ReasonFault, reasonFault } from '@/lib/reason';
import { type DecideRefusal, decideDifferent } from './commands/decide-pair';
import { joinPersons } from './commands/join';
import { type ReopenRefusal, reopenPair } from './commands/reopen-pair';
import { undoJoin } from './commands/undo';
import { asksForReason, type DecisionFault, isWaiting, readDecision, readUndoing } from './decision-input';
import { pairAfter, pairBetween, pairFile } from './queries/pairs';
import { personFile } from './queries/person-file';
import type { JoinRefusal, UndoRefusal } from './rules';

const typed = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** A search may be a name: it is never in the address as it is. */
export async function searchPeople(form: FormData): Promise<void> {
  const actor = await requireActor();
  if (!mayLogCases(actor)) await notFoundFor(actor, 'list');
  const words = typed(form, 'words').slice(0, 200);
  redirect(words ? `/people?search=${sealSearch(actor.id, words)}` : '/people');
}

/** Opens the identity of a person by way of one of the cases in sight, then back to their page. */
export async function openPerson(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { address, opener } = await orNotFound(personFile(actor, typed(form, 'person')));
  if (!opener) return notFoundFor(actor, 'see');
  const back = isPersonPage(typed(form, 'back')) ? typed(form, 'back') : `/people/${address}`;
  const opened = await orNotFound(recordIdentityOpened(actor, opener));
  if (isRefused(opened) && opened.refused === 'budget')
    redirect(`/cases/${opener}/identity?${new URLSearchParams({ back })}`);
  redirect(back);
}

/** Opens both identities of a pair with one press; each is recorded, and counts, by itself. */
export async function openPair(form: FormData): Promise<void> {
  const actor = await requireActor();
  const pair = await orNotFound(pairFile(actor, typed(form, 'pair')));
  const page = `/people/doubtful/${pair.id}`;
  for (const { id } of [pair.one, pair.other]) {
    const { opener, identityOpen } = await orNotFound(personFile(actor, id));
    if (!opener || identityOpen) continue;
    const opened = await orNotFound(recordIdentityOpened(actor, opener));
    if (isRefused(opened) && opened.refused === 'budget')
      redirect(`/cases/${opener}/identity?${new URLSearchParams({ back: page })}`);
  }
  redirect(page);
}

/** A supervisor's word on a pair, and on to the next; refused, everything chosen stays. */
export async function decideOnPair(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const pair = await orNotFound(pairFile(actor, typed(form, 'pair')));
  const { decision, joining, fault } = readDecision(form);
  if (fault) return toMend(form, fault.field, fault.reason);
  if (!isWaiting(pair)) return toMend(form, 'decision', 'decided');
  const unsaid = asksForReason(decision, pair) && reasonFault(joining.reason ?? '');
  if (unsaid) return toMend(form, 'reason', unsaid);
  const next = await pairAfter(actor, { score: pair.score, id: pair.id });
  const answer =
    decision === 'same'
      ? await orNotFound(joinPersons(actor, { ...pair.records, ...joining, pair: pair.id }))
      : await orNotFound(decideDifferent(actor, pair.records.one, pair.records.other, { ...joining, pair: pair.id }));
  if (isRefused(answer)) return toMend(form, 'decision', answer.refused);
  const told = new URLSearchParams({
    decided: decision,
    ...('keptId' in answer ? { kept: answer.keptId } : { pair: pair.id }),
  });
  redirect(next ? `/people/doubtful/${next}?${told}` : `/people/doubtful?${told}`);
}

/** Opens a pair again that was decided on, and shows it as it now waits. */
export async function decideAgain(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const pair = await orNotFound(pairFile(actor, typed(form, 'pair')));
  const answer = await orNotFound(reopenPair(actor, pair.id));
  if (isRefused(answer) && answer.refused !== 'waiting') return toMend(form, 'decision', answer.refused);
  redirect(`/people/doubtful/${pair.id}`);
}

/** Takes the newest joining of a person back; what was changed since goes where the supervisor says. */
export async function undoJoining(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const answer = await orNotFound(undoJoin(actor, typed(form, 'joining'), readUndoing(form)));
  if (isRefused(answer)) {
    const field = answer.refused.startsWith('reason') ? 'reason' : 'joining';
    return toMend(form, field, answer.refused);
  }
  const pair = await pairBetween(actor, answer.keptId, answer.joinedId);
  redirect(`/people/${answer.keptId}?${new URLSearchParams({ parted: answer.joinedId, ...(pair && { pair }) })}`);
}

type Reason =
  | DecisionFault['reason']
  | JoinRefusal
  | UndoRefusal
  | DecideRefusal
  | Exclude<ReopenRefusal, 'waiting'>
  | 'decided';

async function toMend(form: FormData, field: string, reason: Reason | ReasonFault): Promise<FormState> {
  const { t } = await reader();
  const message = t(`peoplePages.pair.refused.${reason}`);
  return { problems: [{ field, id: `field-${field}`, message }], values: typedIn(form) };
}

export async function closePerson(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { address, opener } = await orNotFound(personFile(actor, typed(form, 'person')));
  if (!opener) return notFoundFor(actor, 'see');
  await orNotFound(recordIdentityClosed(actor, opener));
  redirect(`/people/${address}`);
}
