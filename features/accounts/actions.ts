'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { openOffice } from '@/features/offices/commands';
import { type OfficeFault, readOffice } from '@/features/offices/input';
import { allOffices, officeName } from '@/features/offices/queries';
import { isRefused } from '@/lib/errors';
import { isLocale, type Locale } from '@/lib/locale';
import { LOCALE_COOKIE, reader } from '@/lib/reader';
import { addUser, chooseLanguage, endSession, type SignedIn, setUp, signIn, signInToDemo } from './commands';
import { isDemoName } from './demo';
import { readNewUser, readSetUp, readSignIn, type UserFault } from './input';
import { isSetUp } from './queries';
import { safePath } from './rules';
import { currentActor, dropSessionCookie, putSessionInCookie, requireActor, sessionInCookie } from './session';

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

/** The first visitor becomes the first administrator. For everybody after, this is not there. */
export async function setUpFirst(_before: FormState, form: FormData): Promise<FormState> {
  if (await isSetUp()) notFound();
  const read = readSetUp(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await setUp(read.input);
  if (isRefused(answer)) notFound();
  await begin(answer);
  redirect('/administration');
}

export async function addColleague(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const offices = await allOffices(actor);
  const read = readNewUser(
    form,
    offices.map(({ id }) => id),
  );
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await addUser(actor, read.input);
  if (!isRefused(answer)) return done((await reader()).t('accounts.user.added', { name: read.input.name }));
  if (answer.refused === 'not-yours') notFound();
  return toMend(form, [{ field: 'signInName', reason: 'name-taken' }]);
}

export async function addOffice(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readOffice(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await openOffice(actor, read.office);
  const { t, locale } = await reader();
  if (!isRefused(answer)) return done(t('offices.added', { name: officeName(read.office, locale) }));
  if (answer.refused === 'not-yours') notFound();
  return toMend(form, [{ field: form.get('office') === 'own' ? 'officeCode' : 'office', reason: 'code-taken' }]);
}

function done(sentence: string): FormState {
  revalidatePath('/administration');
  return { problems: [], values: {}, done: sentence };
}

/** What to mend, in words, with what had been typed; passwords are typed again. */
async function toMend(form: FormData, faults: (UserFault | OfficeFault)[]): Promise<FormState> {
  const { t } = await reader();
  const problems = faults.map(({ field, reason }) => ({
    field,
    id: `field-${field}`,
    message: t(`accounts.errors.${reason}`),
  }));
  return { problems, values: typedIn(form, ['password', 'again']) };
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
