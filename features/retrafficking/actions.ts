'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { decideFinding } from './commands';
import { type DecisionFault, readDecision } from './input';

/** Which field a refusal is about. */
const fieldOf = { 'day-in-future': 'on', 'before-last': 'on' } as Record<string, DecisionFault['field']>;

/** Decides whether somebody was taken again, and goes back to the case. */
export async function decide(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const mend = (problems: { field: string; message: string }[]): FormState => ({
    problems: problems.map((problem) => ({ ...problem, id: problem.field })),
    values: typedIn(form),
  });
  const read = readDecision(form);
  if ('faults' in read)
    return mend(read.faults.map(({ field, reason }) => ({ field, message: t(`again.faults.${reason}`) })));
  const answer = await orNotFound(decideFinding(actor, reference, read.decision, today()));
  if (!isRefused(answer) || answer.refused === 'decided') redirect(`/cases/${reference}?saved=again`);
  return mend([{ field: fieldOf[answer.refused] ?? 'state', message: t(`again.refused.${answer.refused}`) }]);
}
