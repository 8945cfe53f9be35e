'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor, requireSeat } from '@/features/accounts/session';
import { readProof } from '@/features/credentials/input';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { chooseOwnPassphrase, takeHolderAway } from '../commands/holders';
import { beginKit, completeKit, takeKit } from '../commands/kit';
import { confirmHolder, rotateMasterKey } from '../commands/rotate';
import { readNewPassphrase, typedPassphrase, typedWords } from '../input';

/** An administrator chooses a passphrase of their own. */
export async function becomeHolder(_before: FormState, form: FormData): Promise<FormState> {
  const seat = await requireSeat();
  const { t } = await reader();
  const own = readNewPassphrase(form, [seat.staff.name]);
  if ('faults' in own) {
    const problems = own.faults.map(({ field, reason }) => problem(field, t(`keys.errors.${reason}`)));
    return { problems, values: {} };
  }
  const answer = await chooseOwnPassphrase(seat, shown(form, 'confirmOwn'), own.passphrase);
  const refusal = isRefused(answer) ? await unconfirmed(answer, 'confirmOwn') : null;
  return refusal ?? done(t('keys.page.added'));
}

export async function removeKeyHolder(_before: FormState, form: FormData): Promise<FormState> {
  const seat = await requireSeat();
  const slot = String(form.get('slot') ?? '');
  const answer = await takeHolderAway(seat, shown(form, 'confirmRemoval'), slot);
  const { t } = await reader();
  if (!isRefused(answer)) return done(t('keys.page.removed'));
  const field = aboutSlot.includes(answer.refused) ? 'slot' : 'confirmRemoval';
  return { problems: [], ...(await unconfirmed(answer, field)), values: { slot } };
}

const aboutSlot: string[] = ['not-there', 'kit', 'last-passphrase'];

const shown = (form: FormData, field: string) => ({ ...readProof(form), passphrase: typedPassphrase(form, field) });

export async function replaceMaster(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const refusal = await unconfirmed(
    await confirmHolder(actor, typedPassphrase(form, 'confirmRotation')),
    'confirmRotation',
  );
  if (refusal) return refusal;
  const answer = await rotateMasterKey(actor);
  const { t } = await reader();
  if (!isRefused(answer)) return done(t('keys.page.rotated', answer));
  if (answer.refused === 'not-yours') notFound();
  return { problems: [problem('confirmRotation', t(`keys.refused.${answer.refused}`))], values: {} };
}

export async function startKit(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const begun = await beginKit(actor, typedPassphrase(form, 'confirmKit'));
  const refusal = isRefused(begun) ? await unconfirmed(begun, 'confirmKit') : null;
  if (refusal) return refusal;
  redirect('/administration/keys/kit');
}

/** The paper lies on the desk. */
export async function takeNewPaper(): Promise<void> {
  takeKit(await requireActor());
  redirect('/administration/keys/kit');
}

export async function finishKit(_before: FormState, form: FormData): Promise<FormState> {
  const answer = await completeKit(await requireActor(), typedWords(form));
  if (!isRefused(answer) || answer.refused === 'none') redirect('/administration/keys');
  const { t } = await reader();
  return { problems: [problem('first', t('keys.words.differs'))], values: typedIn(form) };
}

async function unconfirmed(
  answer: Awaited<ReturnType<typeof confirmHolder | typeof takeHolderAway>>,
  field: string,
): Promise<FormState | null> {
  if (!isRefused(answer)) return null;
  if (answer.refused === 'not-yours') notFound();
  const { t } = await reader();
  if (answer.refused === 'wrong-proof')
    return { problems: [problem('oldPassword', t('accounts.account.refused.wrong-proof'))], values: {} };
  const message =
    answer.refused === 'wait' ? t('keys.wait', { minutes: answer.minutes }) : t(`keys.refused.${answer.refused}`);
  return { problems: [problem(field, message)], values: {} };
}

const problem = (field: string, message: string) => ({ field, id: `field-${field}`, message });

function done(sentence: string): FormState {
  revalidatePath('/administration/keys');
  return { problems: [], values: {}, done: sentence };
}
