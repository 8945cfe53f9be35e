'use server';

import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { beginSession, presentBrowser } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { anotherKitForSetUp, beginSetUp, completeSetUp, takeKitOfSetUp } from '../commands/set-up';
import { SET_UP_COOKIE } from '../cookies';
import { readSetUp, typedWords } from '../input';

/** The first visitor becomes the first administrator and key-holder. For everybody after, this is not there. */
export async function beginSetUpHere(_before: FormState, form: FormData): Promise<FormState> {
  const read = readSetUp(form);
  if ('accountFaults' in read) return toMend(form, read);
  const answer = await beginSetUp(read.input, read.passphrase);
  if (isRefused(answer)) notFound();
  const way = { httpOnly: true, sameSite: 'strict', secure: process.env.PULANG_HTTPS === '1', path: '/setup' } as const;
  (await cookies()).set(SET_UP_COOKIE, answer.token, way);
  redirect('/setup/kit');
}

async function toMend(
  form: FormData,
  { passphraseFaults, accountFaults }: Extract<ReturnType<typeof readSetUp>, { accountFaults: unknown }>,
): Promise<FormState> {
  const { t } = await reader();
  const problem = (field: string, message: string) => ({ field, id: `field-${field}`, message });
  const problems = [
    ...passphraseFaults.map(({ field, reason }) => problem(field, t(`keys.errors.${reason}`))),
    ...accountFaults.map(({ field, reason }) => problem(field, t(`accounts.errors.${reason}`))),
  ];
  return { problems, values: typedIn(form, ['password', 'again', 'passphrase', 'passphraseAgain']) };
}

/** The paper lies on the desk. */
export async function takePaper(): Promise<void> {
  takeKitOfSetUp(await token());
  redirect('/setup/kit');
}

/** The paper came out wrong. */
export async function printAnotherPaper(): Promise<void> {
  anotherKitForSetUp(await token());
  redirect('/setup/kit');
}

export async function finishSetUp(_before: FormState, form: FormData): Promise<FormState> {
  const answer = await completeSetUp(await token(), typedWords(form), await presentBrowser());
  if (!isRefused(answer)) {
    (await cookies()).delete({ name: SET_UP_COOKIE, path: '/setup' });
    await beginSession(answer);
    redirect('/sign-in/enrol?to=/administration');
  }
  if (answer.refused === 'already-set-up') notFound();
  if (answer.refused === 'none') redirect('/setup');
  const { t } = await reader();
  const message = t('keys.words.differs');
  return { problems: [{ field: 'first', id: 'field-first', message }], values: typedIn(form) };
}

const token = async () => (await cookies()).get(SET_UP_COOKIE)?.value;
