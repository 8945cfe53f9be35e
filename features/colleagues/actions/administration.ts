'use server';

import { notFound, redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { mayAdministerUsers } from '@/features/accounts/access';
import { done, problem, toMend } from '@/features/accounts/form-answers';
import { notFoundFor } from '@/features/accounts/not-yours';
import { presentOrigin } from '@/features/accounts/relying-party';
import { requireActor } from '@/features/accounts/session';
import { openOffice } from '@/features/offices/commands';
import { readOffice } from '@/features/offices/input';
import { allOffices, officeName } from '@/features/offices/queries';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { reasonFault } from '@/lib/reason';
import type id from '@/messages/id.json';
import { disableColleague, enableColleague, inviteColleague, movePost } from '../commands/colleagues';
import { renewInvitation, revokeInvitation } from '../commands/invitations';
import { decideRaise } from '../commands/raises';
import { askReset, decideReset } from '../commands/resets';
import { readColleague, readDecision, readNewColleague, readPost, readReason } from '../input';

const PAGE = '/administration';

/** A form's answer that may carry a link, this once. */
export type LinkState = FormState & { link?: string };

export async function addColleague(_before: LinkState, form: FormData): Promise<LinkState> {
  const actor = await requireActor();
  const read = readNewColleague(form, await officeIdsFor(actor));
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await inviteColleague(actor, read.input);
  if (isRefused(answer)) return toMend(form, [{ field: 'signInName', reason: 'name-taken' }]);
  const { name } = read.input;
  const { t } = await reader();
  if (!answer.token) return done(PAGE, t('accounts.invitations.proposed', { name }));
  return withLink(PAGE, t('accounts.invitations.made', { name }), answer.token);
}

/** A new link for a colleague who has not come yet; the one before stops working. */
export async function makeLink(_before: LinkState, form: FormData): Promise<LinkState> {
  const { actor, userId, page } = await about(form);
  const answer = await renewInvitation(actor, userId);
  if (isRefused(answer)) return refused(answer.refused);
  const { t } = await reader();
  return withLink(page, t('accounts.invitations.renewed'), answer.token);
}

export async function revokeLink(_before: FormState, form: FormData): Promise<FormState> {
  const { actor, userId, page } = await about(form);
  const answer = await revokeInvitation(actor, userId);
  if (isRefused(answer)) return refused(answer.refused);
  return done(page, (await reader()).t('accounts.invitations.revoked'));
}

export async function changePost(_before: FormState, form: FormData): Promise<FormState> {
  const { actor, userId, page } = await about(form);
  const read = readPost(form, await officeIdsFor(actor));
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await movePost(actor, userId, read.post);
  if (isRefused(answer)) return refused(answer.refused);
  const { t } = await reader();
  return done(page, t(answer.approval ? 'accounts.colleague.asked' : 'accounts.colleague.moved'));
}

export async function disable(_before: FormState, form: FormData): Promise<FormState> {
  const { actor, userId, page } = await about(form);
  const answer = await disableColleague(actor, userId);
  if (isRefused(answer)) return refused(answer.refused);
  return done(page, (await reader()).t('accounts.colleague.disabledNow'));
}

export async function enable(_before: FormState, form: FormData): Promise<FormState> {
  const { actor, userId, page } = await about(form);
  const answer = await enableColleague(actor, userId);
  if (isRefused(answer)) return refused(answer.refused);
  const { t } = await reader();
  return done(page, t(answer.approval ? 'accounts.colleague.asked' : 'accounts.colleague.enabledNow'));
}

export async function askForReset(_before: FormState, form: FormData): Promise<FormState> {
  const { actor, userId, page } = await about(form);
  const reason = readReason(form);
  const fault = reasonFault(reason);
  const { t } = await reader();
  if (fault) return problem('reason', t('accounts.colleague.reason'), { reason });
  const answer = await askReset(actor, userId, reason);
  if (isRefused(answer)) return refused(answer.refused);
  return done(page, t('accounts.colleague.asked'));
}

/** For the page of what waits for a second person. A reset leads to where its link is made. */
export async function decideFactorReset(form: FormData): Promise<void> {
  const actor = await requireActor();
  const answer = await decideReset(actor, readDecision(form));
  redirect(isRefused(answer) ? '/approvals?refused=over' : `${PAGE}/${answer.userId}?decided=1`);
}

export async function decideRoleRaise(form: FormData): Promise<void> {
  const actor = await requireActor();
  const answer = await decideRaise(actor, readDecision(form));
  redirect(isRefused(answer) ? '/approvals?refused=over' : `${PAGE}/${answer.userId}?decided=1`);
}

async function about(form: FormData) {
  const userId = readColleague(form);
  return { actor: await requireActor(), userId, page: `${PAGE}/${userId}` };
}

async function officeIdsFor(actor: Staff): Promise<string[]> {
  if (!mayAdministerUsers(actor)) return notFoundFor(actor, 'user.change');
  return (await allOffices(actor)).map(({ id }) => id);
}

type Reason = keyof typeof id.accounts.colleague.refused;

/** What is not theirs is not there; the rest is a sentence. */
async function refused(reason: Reason | 'not-yours'): Promise<FormState> {
  // The command has recorded it.
  if (reason === 'not-yours') notFound();
  const { t } = await reader();
  return problem('colleague', t(`accounts.colleague.refused.${reason}`));
}

async function withLink(page: string, sentence: string, token: string): Promise<LinkState> {
  return { ...done(page, sentence), link: `${await presentOrigin()}/invitation/${token}` };
}

export async function addOffice(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readOffice(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await openOffice(actor, read.office);
  const { t, locale } = await reader();
  if (!isRefused(answer)) return done(PAGE, t('offices.added', { name: officeName(read.office, locale) }));
  if (answer.refused === 'not-yours') return notFoundFor(actor, 'office.add');
  return toMend(form, [{ field: form.get('office') === 'own' ? 'officeCode' : 'office', reason: 'code-taken' }]);
}
