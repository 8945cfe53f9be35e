'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { isRefused } from '@/lib/errors';
import { isLocale, type Locale } from '@/lib/locale';
import { LOCALE_COOKIE, reader } from '@/lib/reader';
import { chooseLanguage, endSession, type SignedIn, signIn, signInToDemo } from './commands';
import { isDemoName } from './demo';
import { readSignIn } from './input';
import { safePath } from './rules';
import { currentActor, dropSessionCookie, putSessionInCookie, sessionInCookie } from './session';

export async function signInWithPassword(_before: FormState, form: FormData): Promise<FormState> {
  const answer = await signIn(readSignIn(form));
  if (isRefused(answer)) {
    const { t } = await reader();
    const problem = { field: 'signInName', id: 'field-signInName', message: t('accounts.signIn.noMatch') };
    return { problems: [problem], values: typedIn(form, ['password']) };
  }
  await begin(answer);
  redirect(safePath(form.get('to')));
}

export async function signInAsDemoPerson(form: FormData): Promise<void> {
  const name = form.get('person');
  const answer = isDemoName(name) ? await signInToDemo(name) : null;
  if (!answer || isRefused(answer)) redirect('/sign-in');
  await begin(answer);
  redirect(safePath(form.get('to')));
}

/** Gives the browser its session, in place of the one it may have had, and the language of whoever signed in. */
async function begin({ sid, locale }: SignedIn): Promise<void> {
  await endOldSession();
  await putSessionInCookie(sid);
  if (locale && !(await cookies()).has(LOCALE_COOKIE)) await putLanguageInCookie(locale);
}

export async function signOut(): Promise<void> {
  await endOldSession();
  await dropSessionCookie();
  redirect('/sign-in');
}

async function endOldSession(): Promise<void> {
  const actor = await currentActor();
  const sid = await sessionInCookie();
  if (actor && sid) await endSession(actor, sid);
}

/** Switches the language, and shows the same page again. */
export async function switchLanguage(form: FormData): Promise<void> {
  const locale = form.get('language');
  if (isLocale(locale)) {
    await putLanguageInCookie(locale);
    const actor = await currentActor();
    if (actor && actor.locale !== locale) await chooseLanguage(actor, locale);
  }
  const asked = await headers();
  redirect(`${asked.get('x-pulang-path') ?? '/'}${asked.get('x-pulang-search') ?? ''}`);
}

async function putLanguageInCookie(locale: Locale): Promise<void> {
  const aYear = 365 * 24 * 60 * 60;
  (await cookies()).set(LOCALE_COOKIE, locale, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: aYear });
}
