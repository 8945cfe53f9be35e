'use server';

import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/form-state';
import type { CodesState } from '@/features/accounts/actions/factors';
import { endOtherSessions, endSessionWithId } from '@/features/accounts/commands/sessions';
import { done, problem, toMend } from '@/features/accounts/form-answers';
import { readFactorCode, readNewPassword } from '@/features/accounts/input';
import { signInNameOf } from '@/features/accounts/queries';
import { relyingParty } from '@/features/accounts/relying-party';
import { requireSeat } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { changePassword, renewCodes, replaceAuthenticator } from './commands/account';
import { addPasskey, beginPasskey, removePasskey } from './commands/passkeys';
import { readId, readPasskeyName, readProof } from './input';

const PAGE = '/account';

export async function endOneSession(form: FormData): Promise<void> {
  const { staff } = await requireSeat();
  await endSessionWithId(staff, readId(form, 'session'));
  revalidatePath(PAGE);
}

export async function endOthers(): Promise<void> {
  const { staff, sessionId } = await requireSeat();
  await endOtherSessions(staff, sessionId);
  revalidatePath(PAGE);
}

export async function changeMyPassword(_before: FormState, form: FormData): Promise<FormState> {
  const seat = await requireSeat();
  const read = readNewPassword(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await changePassword(seat, { old: readProof(form).password, password: read.password });
  const { t } = await reader();
  if (!isRefused(answer)) return done(PAGE, t('accounts.account.passwordChanged'));
  if (answer.refused === 'wrong-password') return problem('oldPassword', t('accounts.account.refused.wrong-password'));
  return toMend(form, [{ field: 'password', reason: answer.refused }]);
}

export async function replaceMyAuthenticator(_before: FormState, form: FormData): Promise<FormState> {
  const seat = await requireSeat();
  const answer = await replaceAuthenticator(seat, readProof(form), readFactorCode(form));
  const { t } = await reader();
  if (!isRefused(answer)) return done(PAGE, t('accounts.account.authenticatorReplaced'));
  const field = answer.refused === 'wrong-new-code' ? 'code' : 'oldPassword';
  return problem(field, t(`accounts.account.refused.${answer.refused}`));
}

export async function renewMyCodes(_before: CodesState, form: FormData): Promise<CodesState> {
  const answer = await renewCodes(await requireSeat(), readProof(form));
  if (!isRefused(answer)) return { problems: [], values: {}, codes: answer.codes };
  const { t } = await reader();
  return problem('oldPassword', t(`accounts.account.refused.${answer.refused}`));
}

export async function removeMyPasskey(form: FormData): Promise<void> {
  await removePasskey(await requireSeat(), readId(form, 'passkey'));
  revalidatePath(PAGE);
}

type Begun = { options: PublicKeyCredentialCreationOptionsJSON } | { sentence: string };

/** A passkey is made in two steps: what the browser has to make, then what it made. */
export async function beginMyPasskey(form: FormData): Promise<Begun> {
  const seat = await requireSeat();
  const party = { ...(await relyingParty()), signInName: await signInNameOf(seat.staff) };
  const answer = await beginPasskey(seat, readProof(form), party);
  if (!isRefused(answer)) return { options: answer.options };
  const { t } = await reader();
  return { sentence: t(`accounts.account.refused.${answer.refused}`) };
}

export async function keepMyPasskey(response: RegistrationResponseJSON, name: string): Promise<{ sentence: string }> {
  const answer = await addPasskey(await requireSeat(), { response, name: readPasskeyName(name) }, await relyingParty());
  const { t } = await reader();
  if (isRefused(answer)) return { sentence: t('accounts.account.refused.not-verified') };
  revalidatePath(PAGE);
  return { sentence: t('accounts.account.passkeyAdded') };
}
