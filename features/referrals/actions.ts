'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { presentOrigin } from '@/features/accounts/relying-party';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import type { Staff } from '@/lib/actor';
import { isRefused, NotFound } from '@/lib/errors';
import { textIn } from '@/lib/form-text';
import { isLocale } from '@/lib/locale';
import { reader } from '@/lib/reader';
import { answerReferral } from './commands/answer';
import { askReferral } from './commands/ask';
import { finishReferral, revokeReferral } from './commands/end';
import { notifyPartner } from './commands/notify';
import { openShared } from './commands/open';
import { makePackage } from './commands/package';
import { daysIn, LONGEST_WORDS, readNotice, readReferral } from './input';
import { MOST_DAYS } from './rules';

type Problem = { field: string; message: string };

const mend = (form: FormData, problems: Problem[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});

/** Refers sections of a case, and goes to the referral. */
export async function refer(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const kind = form.get('kind') === 'office' ? 'office' : 'partner';
  const read = readReferral(form, kind);
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`referrals.faults.${reason}`) })),
    );
  const { asked } = read;
  const answer = await orNotFound(askReferral(actor, textIn(form, 'reference'), { ...asked, kind }));
  if (isRefused(answer)) {
    if (answer.refused === 'sent-already') redirect(`/referrals/${asked.id}`);
    return mend(form, [{ field: 'to', message: t(`referrals.refused.${answer.refused}`) }]);
  }
  redirect(`/referrals/${answer.id}?said=sent`);
}

/** Makes a notice without identity, and goes to it. */
export async function giveNotice(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const read = readNotice(form);
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`referrals.faults.${reason}`) })),
    );
  const answer = await orNotFound(notifyPartner(actor, textIn(form, 'reference'), read.notified));
  if (isRefused(answer)) {
    if (answer.refused === 'sent-already') redirect(`/referrals/${read.notified.id}`);
    return mend(form, [{ field: 'to', message: t(`referrals.refused.${answer.refused}`) }]);
  }
  redirect(`/referrals/${answer.id}?said=notified`);
}

/** Accepts a referral or declines it. */
export async function answer(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = textIn(form, 'referral');
  const said = { accepts: form.get('accepts') === 'yes', words: wordsIn(form) };
  const done = await orNotThere(actor, answerReferral(actor, id, said));
  redirect(`/referrals/${id}?said=${isRefused(done) ? done.refused : 'answered'}`);
}

/** Says that what was asked for is done. */
export async function finish(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = textIn(form, 'referral');
  const done = await orNotThere(actor, finishReferral(actor, id, wordsIn(form)));
  redirect(`/referrals/${id}?said=${isRefused(done) ? done.refused : 'done'}`);
}

export async function revoke(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = textIn(form, 'referral');
  const done = await orNotThere(actor, revokeReferral(actor, id));
  redirect(`/referrals/${id}?said=${isRefused(done) ? done.refused : 'revoked'}`);
}

/** Opens what is shared, for a short while; beyond the usual number of a day with a reason. */
export async function open(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = textIn(form, 'referral');
  const reason = form.has('reason') ? textIn(form, 'reason') : undefined;
  const done = await orNotThere(actor, openShared(actor, id, reason));
  if (!isRefused(done)) redirect(`/referrals/${id}#shared`);
  redirect(`/referrals/${id}?${done.refused === 'budget' ? 'ask' : 'said'}=${done.refused}#shared`);
}

/** The address and the passphrase of a package, as they are shown this once. */
export type PackageState = FormState & { made?: { address: string; passphrase: string; until: string } };

/** Makes the package of a partner. It is told in the answer of the form alone: no address ever holds it. */
export async function packageForPartner(_before: PackageState, form: FormData): Promise<PackageState> {
  const actor = await requireActor();
  const { t, moment } = await reader();
  const days = daysIn(textIn(form, 'days'), MOST_DAYS.package);
  const language = textIn(form, 'language');
  if (!days) return mend(form, [{ field: 'days', message: t('referrals.package.faults.days') }]);
  const settings = { days, language: isLocale(language) ? language : 'id' } as const;
  const done = await orNotThere(actor, makePackage(actor, textIn(form, 'referral'), settings));
  if (isRefused(done)) return mend(form, [{ field: 'days', message: t(`referrals.package.refused.${done.refused}`) }]);
  const address = `${await presentOrigin()}/package/${done.token}`;
  return { problems: [], values: {}, made: { address, passphrase: done.passphrase, until: moment(done.until) } };
}

const wordsIn = (form: FormData) => textIn(form, 'words').slice(0, LONGEST_WORDS);

/** A referral that is not the actor’s is not there, and that they tried is recorded. */
async function orNotThere<T>(actor: Staff, doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return notFoundFor(actor, 'referral.see');
  }
}
