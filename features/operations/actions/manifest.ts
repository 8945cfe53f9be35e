'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Seen } from '../commands/found';
import { putOnManifest, putUnknown, putWaiting, takeOff, tieToCase } from '../commands/manifest';
import { overrule } from '../commands/overrule';
import { reconsider, recordArrived, recordBoarded, recordStayed } from '../commands/travel';
import {
  readDay,
  readPositions,
  readReferences,
  readStayReason,
  readUnknown,
  readVersion,
  readWords,
  tickedText,
} from '../input';
import { reasons, stages } from '../rules';
import { faulty, mend, refusalIn } from './answers';

const seenIn = (form: FormData): Seen => ({
  reference: String(form.get('reference') ?? ''),
  version: readVersion(form),
});

/** An address of its own each time: one that is the same already would show the page as it was. */
const shown = (reference: string, said: Record<string, string>) =>
  `/operations/${reference}?${new URLSearchParams({ ...said, at: newId() })}`;

export async function addCases(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readReferences(form);
  if ('faults' in read) return faulty(form, read.faults);
  const { reference } = seenIn(form);
  const answer = await orNotFound(putOnManifest(actor, reference, read.told));
  if (isRefused(answer)) return mend(form, [{ field: 'references', message: await refusalIn(answer) }]);
  redirect(shown(reference, { said: 'added', count: String(answer.added) }));
}

export async function addWaiting(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { reference } = seenIn(form);
  const stage = stages.find((each) => each === form.get('stage')) ?? stages[0];
  const answer = await orNotFound(putWaiting(actor, reference, stage));
  if (isRefused(answer)) return mend(form, [{ field: 'stage', message: await refusalIn(answer) }]);
  redirect(shown(reference, { said: 'added', count: String(answer.added) }));
}

export async function addUnknown(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readUnknown(form);
  if ('faults' in read) return faulty(form, read.faults);
  const { reference } = seenIn(form);
  await orNotFound(putUnknown(actor, reference, read.told));
  redirect(shown(reference, { said: 'added', count: String(read.told.persons) }));
}

export async function overruleRow(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const [position] = readPositions(form);
  if (position === undefined) return faulty(form, [{ field: 'row', reason: 'row' }]);
  const seen = seenIn(form);
  const answer = await orNotFound(overrule(actor, seen, position, readWords(form, 'words')));
  if (isRefused(answer)) {
    const field = answer.refused.startsWith('reason') ? 'words' : 'row';
    return mend(form, [{ field, message: await refusalIn(answer) }]);
  }
  redirect(shown(seen.reference, { said: 'overruled' }));
}

export async function tieRow(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const [position] = readPositions(form);
  const reference = readWords(form, 'case').toUpperCase();
  if (position === undefined) return faulty(form, [{ field: 'row', reason: 'row' }]);
  if (!reference) return faulty(form, [{ field: 'case', reason: 'case' }]);
  const seen = seenIn(form);
  const answer = await orNotFound(tieToCase(actor, seen, position, reference));
  if (isRefused(answer)) return mend(form, [{ field: 'case', message: await refusalIn(answer) }]);
  redirect(shown(seen.reference, { said: 'tied' }));
}

/** One act on the ticked rows. What is refused is said above the rows as they are now, ticked as they were. */
export async function moveRows(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { reference } = seenIn(form);
  const name = String(form.get('act'));
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) redirect(`/operations/${reference}`);
  const { said, answer } = await orNotFound(act(actor, form));
  if (!isRefused(answer)) redirect(shown(reference, { said, count: String(answer.count) }));
  const { references = [] } = answer as { references?: string[] };
  redirect(
    `${shown(reference, {
      ...{ do: name, refused: answer.refused, ticked: tickedText(readPositions(form)) },
      on: readDay(form) ?? '',
      ...(references.length > 0 && { of: references.slice(0, 20).join(' '), more: String(references.length) }),
    })}#manifest`,
  );
}

type Answer = { count: number } | { refused: string; references?: string[] };
type Act = (actor: Staff, form: FormData) => Promise<{ said: string; answer: Answer }>;

const NO_DAY = { refused: 'day' };

const acts: Record<string, Act> = {
  board: async (actor, form) => {
    const on = readDay(form);
    const answer = on ? await recordBoarded(actor, seenIn(form), readPositions(form), on) : NO_DAY;
    return { said: 'wayHome' in answer && !answer.wayHome ? 'out' : 'boarded', answer: counted(answer) };
  },
  arrive: async (actor, form) => {
    const on = readDay(form);
    const answer = on ? await recordArrived(actor, seenIn(form), readPositions(form), on) : NO_DAY;
    return { said: 'arrived', answer: counted(answer) };
  },
  stay: async (actor, form) => {
    const reason = readStayReason(form, reasons);
    const answer = reason
      ? await recordStayed(actor, seenIn(form), readPositions(form), reason)
      : { refused: 'reason' as const };
    return { said: 'stayed', answer: counted(answer) };
  },
  reconsider: async (actor, form) => ({
    said: 'reconsidered',
    answer: counted(await reconsider(actor, seenIn(form), readPositions(form))),
  }),
  remove: async (actor, form) => ({
    said: 'removed',
    answer: counted(await takeOff(actor, seenIn(form), readPositions(form))),
  }),
};

const counted = (answer: { moved: number } | { removed: number } | { refused: string }): Answer => {
  if ('refused' in answer) return answer;
  return { count: 'moved' in answer ? answer.moved : answer.removed };
};
