'use server';

import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { enrolAuthenticator, showFactor } from '../commands/factors';
import { askForPasskey, showPasskey } from '../commands/passkeys';
import { problem } from '../form-answers';
import { readFactorCode } from '../input';
import { relyingParty } from '../relying-party';
import { safePath } from '../rules';
import { currentSeat, putDeviceInCookie, waitingSeat } from '../session';

/** A form's answer that may carry the recovery codes, this once. */
export type CodesState = FormState & { codes?: string[] };

/** The first authenticator, confirmed with one code. Answers the recovery codes to be written down. */
export async function confirmAuthenticator(_before: CodesState, form: FormData): Promise<CodesState> {
  const seat = (await waitingSeat()) ?? (await currentSeat());
  if (!seat) redirect('/sign-in');
  const answer = await enrolAuthenticator(seat, readFactorCode(form));
  if (!isRefused(answer)) {
    await putDeviceInCookie(seat.device);
    return { problems: [], values: {}, codes: answer.codes };
  }
  const { t } = await reader();
  return problem('code', t(`accounts.factor.refused.${answer.refused}`));
}

export async function giveSecondFactor(_before: FormState, form: FormData): Promise<FormState> {
  const seat = await waitingSeat();
  if (!seat) redirect('/sign-in');
  const answer = await showFactor(seat, readFactorCode(form));
  if (!isRefused(answer)) {
    await putDeviceInCookie(seat.device);
    redirect(safePath(form.get('to')));
  }
  const { t } = await reader();
  return problem('code', t(`accounts.factor.refused.${answer.refused}`));
}

type Asked = { options: PublicKeyCredentialRequestOptionsJSON } | { sentence: string };

/** A passkey in place of a code, in two steps: what the browser has to sign, then what it signed. */
export async function askMyPasskey(): Promise<Asked> {
  const seat = await waitingSeat();
  if (!seat) redirect('/sign-in');
  const answer = await askForPasskey(seat, await relyingParty());
  if (!isRefused(answer)) return { options: answer.options };
  return { sentence: (await reader()).t('accounts.factor.passkeyFailed') };
}

export async function giveMyPasskey(response: AuthenticationResponseJSON, to: string): Promise<{ sentence: string }> {
  const seat = await waitingSeat();
  if (!seat) redirect('/sign-in');
  const answer = await showPasskey(seat, response, await relyingParty());
  if (isRefused(answer)) return { sentence: (await reader()).t('accounts.factor.passkeyFailed') };
  await putDeviceInCookie(seat.device);
  redirect(safePath(to));
}
