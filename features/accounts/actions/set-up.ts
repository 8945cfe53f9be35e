'use server';

import { notFound, redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { isRefused } from '@/lib/errors';
import { setUp } from '../commands/set-up';
import { toMend } from '../form-answers';
import { readSetUp } from '../input';
import { isSetUp } from '../queries';
import { beginSession, presentBrowser } from '../session';

/** The first visitor becomes the first administrator, and enrols a second factor next. For everybody after, this is not there. */
export async function setUpFirst(_before: FormState, form: FormData): Promise<FormState> {
  if (await isSetUp()) notFound();
  const read = readSetUp(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await setUp(read.input, new Date(), await presentBrowser());
  if (isRefused(answer)) notFound();
  await beginSession(answer);
  redirect('/sign-in/enrol?to=/administration');
}
