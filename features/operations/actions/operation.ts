'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { decideExport } from '../commands/export';
import { changeOperation, openOperation } from '../commands/open';
import { readOperation, readVersion } from '../input';
import { faulty, mend, refusalIn } from './answers';

const fieldOf: Record<string, string> = { compound: 'compound', office: 'office', 'left-already': 'on' };

/** Opens an operation, or corrects the one the form names. */
export async function saveOperation(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readOperation(form);
  if ('faults' in read) return faulty(form, read.faults);
  const reference = form.get('reference');
  const answer =
    typeof reference === 'string'
      ? await orNotFound(changeOperation(actor, { reference, version: readVersion(form) }, read.told))
      : await openOperation(actor, { ...read.told, officeId: String(form.get('office') ?? '') });
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [{ field: fieldOf[answer.refused] ?? 'name', message: await refusalIn(answer) }]);
  redirect(`/operations/${answer.reference}?said=${typeof reference === 'string' ? 'changed' : 'opened'}`);
}

/** The second person decides whether a manifest leaves with identities. */
export async function decideExportForm(form: FormData): Promise<void> {
  const actor = await requireActor();
  const decision = form.get('decision') === 'approved' ? 'approved' : 'declined';
  const answer = await orNotFound(decideExport(actor, { approval: String(form.get('approval') ?? ''), decision }));
  redirect(isRefused(answer) ? '/approvals?refused=over' : '/approvals?decided=1');
}
