'use server';

import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { isUnlocked } from '@/db/master-key';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';
import { recover, unlock } from '../commands/unlock';
import { BROWSER_COOKIE } from '../cookies';
import { readNewPassphrase, typedKit, typedPassphrase } from '../input';

export async function unlockHere(_before: FormState, form: FormData): Promise<FormState> {
  if (isUnlocked()) notFound();
  const answer = await unlock(typedPassphrase(form), await browser());
  if (!isRefused(answer)) return goOn(answer.browser);
  if (answer.refused === 'open') notFound();
  const { t } = await reader();
  const message = answer.refused === 'wait' ? waiting(answer.minutes, t) : t('keys.unlock.noMatch');
  return { problems: [{ field: 'passphrase', id: 'field-passphrase', message }], values: {} };
}

export async function recoverHere(_before: FormState, form: FormData): Promise<FormState> {
  if (isUnlocked()) notFound();
  const { t } = await reader();
  const mend = (field: string, message: string): FormState => ({
    problems: [{ field, id: `field-${field}`, message }],
    values: {},
  });
  const own = readNewPassphrase(form);
  if ('faults' in own) {
    const [fault] = own.faults;
    // The words were not looked at yet: whoever typed 24 of them does not have to do so again.
    const kept = { values: typedIn(form, ['passphrase', 'passphraseAgain']) };
    return fault ? { ...mend(fault.field, t(`keys.errors.${fault.reason}`)), ...kept } : mend('passphrase', '');
  }
  const answer = await recover({ words: typedKit(form), passphrase: own.passphrase }, await browser());
  if (!isRefused(answer)) return goOn(answer.browser);
  if (answer.refused === 'open') notFound();
  if (answer.refused === 'wait') return mend('kit', waiting(answer.minutes, t));
  if (answer.refused === 'no-match') return mend('kit', t('keys.recovery.noMatch'));
  const message = t(`keys.recovery.${answer.refused}`, { number: answer.number });
  return { ...mend('kit', message), values: typedIn(form, ['passphrase', 'passphraseAgain']) };
}

const waiting = (minutes: number, t: Texts['t']) => t('keys.wait', { minutes });

const browser = async () => (await cookies()).get(BROWSER_COOKIE)?.value;

async function goOn(token: string): Promise<never> {
  (await cookies()).set(BROWSER_COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: process.env.PULANG_HTTPS === '1',
    path: '/unlock',
    maxAge: 365 * 24 * 60 * 60,
  });
  redirect('/');
}
