'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { answerTransfer, askTransfer, withdrawTransfer } from './commands';
import { readTransfer } from './input';

/** Asks another office to take a case, and stays on the page of its referrals. */
export async function transferCase(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const mend = (problems: { field: string; message: string }[]): FormState => ({
    problems: problems.map((problem) => ({ ...problem, id: problem.field })),
    values: typedIn(form),
  });
  const read = readTransfer(form);
  if ('faults' in read)
    return mend(read.faults.map(({ field, reason }) => ({ field, message: t(`transfers.faults.${reason}`) })));
  const answer = await orNotFound(askTransfer(actor, reference, read.asked));
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend([{ field: 'to', message: t(`transfers.refused.${answer.refused}`) }]);
  redirect(`/cases/${reference}/transfer?said=asked`);
}

export async function takeBackTransfer(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = String(form.get('reference') ?? '');
  const answer = await orNotFound(withdrawTransfer(actor, reference, String(form.get('transfer') ?? '')));
  redirect(`/cases/${reference}/transfer?said=${isRefused(answer) ? answer.refused : 'withdrawn'}`);
}

/** Takes a case of another office, and goes to it; or leaves it where it is. */
export async function decideTransfer(form: FormData): Promise<void> {
  const actor = await requireActor();
  const takes = form.get('takes') === 'yes';
  const answer = await orNotFound(answerTransfer(actor, String(form.get('transfer') ?? ''), takes));
  if (isRefused(answer)) redirect(`/referrals?said=${answer.refused}`);
  redirect(answer.state === 'taken' ? `/cases/${answer.reference}` : '/referrals?said=declined');
}
