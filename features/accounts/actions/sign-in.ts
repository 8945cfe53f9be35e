'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { endIfShut, isUnlocked } from '@/db/master-key';
import { isRefused } from '@/lib/errors';
import { isLocale } from '@/lib/locale';
import { reader } from '@/lib/reader';
import { chooseLanguage } from '../commands/language';
import { signIn, signInToDemo } from '../commands/sign-in';
import { isDemoName } from '../demo';
import { problem } from '../form-answers';
import { readSignIn } from '../input';
import { safePath } from '../rules';
import { beginSession, currentActor, deviceInCookie, presentBrowser, putLanguageInCookie } from '../session';

/** The page that asks for the second factor knows by itself whether there is anything left to ask. */
export async function signInWithPassword(_before: FormState, form: FormData): Promise<FormState> {
  endIfShut();
  const answer = await signIn({ ...readSignIn(form), browser: await presentBrowser(), device: await deviceInCookie() });
  if (isRefused(answer)) {
    const { t } = await reader();
    return problem('signInName', t('accounts.signIn.noMatch'), typedIn(form, ['password']));
  }
  await beginSession(answer);
  redirect(`/sign-in/factor?to=${encodeURIComponent(safePath(form.get('to')))}`);
}

export async function signInAsDemoPerson(form: FormData): Promise<void> {
  const name = form.get('person');
  const answer = isDemoName(name) ? await signInToDemo(name, new Date(), await presentBrowser()) : null;
  if (!answer || isRefused(answer)) redirect('/sign-in');
  await beginSession(answer);
  redirect(safePath(form.get('to')));
}

/** Switches the language, and shows the same page again. */
export async function switchLanguage(form: FormData): Promise<void> {
  const locale = form.get('language');
  if (isLocale(locale)) {
    await putLanguageInCookie(locale);
    // Who is there cannot be told while the keys are sealed; the cookie is enough for the page that unlocks them.
    const actor = isUnlocked() ? await currentActor() : null;
    if (actor && actor.locale !== locale) await chooseLanguage(actor, locale);
  }
  const asked = await headers();
  redirect(`${asked.get('x-pulang-path') ?? '/'}${asked.get('x-pulang-search') ?? ''}`);
}
