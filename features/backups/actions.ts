'use server';

import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { takeKey } from './commands/key';
import { makeBackup } from './commands/make-backup';
import { setPlan } from './commands/plan';
import { type BackupFault, readKeyFile, readPlan } from './input';

const PAGE = '/administration/backups';

/** So long somebody waits at the screen; the backup goes on behind it. */
const PATIENCE = 20_000;

export async function backUpNow(_before: FormState, _form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE, 'late').unref());
  const answer = await Promise.race([makeBackup(actor), late]);
  if (answer === 'late') return done(t('backups.nowRunning'));
  if (!isRefused(answer)) return done(t('backups.nowDone'));
  if (answer.refused === 'not-yours') notFound();
  revalidatePath(PAGE);
  const problem = { field: 'now', id: 'backup-now', message: t(`backups.refused.${answer.refused}`) };
  return { problems: [problem], values: {} };
}

export async function takeBackupKey(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = await readKeyFile(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await takeKey(actor, read);
  if (!isRefused(answer)) return done((await reader()).t('backups.key.taken', { keyId: answer.keyId }));
  if (answer.refused === 'not-yours') notFound();
  const field = answer.refused === 'not-a-key' ? 'file' : 'passphrase';
  return toMend(form, [{ field, reason: answer.refused }]);
}

export async function saveBackupPlan(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readPlan(form);
  if ('faults' in read) return toMend(form, read.faults);
  const answer = await setPlan(actor, read.plan);
  if (!isRefused(answer)) return done((await reader()).t('backups.plan.saved'));
  if (answer.refused === 'not-yours') notFound();
  return toMend(form, [{ field: 'folder', reason: answer.refused }]);
}

function done(sentence: string): FormState {
  revalidatePath(PAGE);
  return { problems: [], values: {}, done: sentence };
}

async function toMend(form: FormData, faults: BackupFault[]): Promise<FormState> {
  const { t } = await reader();
  const problems = faults.map(({ field, reason }) => ({
    field,
    id: `field-${field}`,
    message: t(`backups.errors.${reason}`),
  }));
  return { problems, values: typedIn(form, ['passphrase', 'file']) };
}
