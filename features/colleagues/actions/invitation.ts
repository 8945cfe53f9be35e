'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { endIfShut } from '@/db/master-key';
import { problem, toMend } from '@/features/accounts/form-answers';
import { readNewPassword } from '@/features/accounts/input';
import { beginSession, presentBrowser } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { acceptInvitation } from '../commands/invitations';

/** Whoever has the link chooses a password, and enrols a second factor next. */
export async function joinByLink(_before: FormState, form: FormData): Promise<FormState> {
  endIfShut();
  const read = readNewPassword(form);
  if ('faults' in read) return toMend(form, read.faults);
  const token = String(form.get('token') ?? '').slice(0, 100);
  const answer = await acceptInvitation(token, { password: read.password, browser: await presentBrowser() });
  if (!isRefused(answer)) {
    await beginSession(answer);
    redirect('/sign-in/enrol');
  }
  if (answer.refused !== 'no-link') return toMend(form, [{ field: 'password', reason: answer.refused }]);
  const { t } = await reader();
  return problem('password', t('accounts.invitation.over'));
}
