import { isSubmissionId } from '@/features/cases/input';
import { isDay } from '@/lib/calendar';
import { followUpOutcomes, noteKinds } from '@/lib/follow-up';
import { textIn } from '@/lib/form-text';
import type { NoteKind, Outcome } from './rules';

const LONGEST = 4_000;

/** The month of an attempt that stands beside the schedule, as a form sends it. */
export const BESIDE = 'beside';

/** An attempt to ask after somebody, as a form tells it. `id`: the form it came from, which makes one attempt. */
export type Told = { id: string; month: number | null; on: string; outcome: Outcome; note: string };
export type FollowUpFault =
  | { field: 'month'; reason: 'month' }
  | { field: 'on'; reason: 'day' | 'future' }
  | { field: 'outcome'; reason: 'outcome' }
  | { field: 'note'; reason: 'long' | 'concern' };

/** Who has a concern says which: the next colleague cannot go on from a tick. */
export function readFollowUp(form: FormData, today: string): { told: Told } | { faults: FollowUpFault[] } {
  const outcome = followUpOutcomes.find((each) => each === textIn(form, 'outcome'));
  const month = monthFrom(textIn(form, 'month'));
  const on = textIn(form, 'on');
  const note = textIn(form, 'note');
  const faults: FollowUpFault[] = [];
  if (!outcome) faults.push({ field: 'outcome', reason: 'outcome' });
  if (month === undefined) faults.push({ field: 'month', reason: 'month' });
  if (!isDay(on)) faults.push({ field: 'on', reason: 'day' });
  else if (on > today) faults.push({ field: 'on', reason: 'future' });
  if (note.length > LONGEST) faults.push({ field: 'note', reason: 'long' });
  if (outcome === 'concern' && !note) faults.push({ field: 'note', reason: 'concern' });
  if (!outcome || month === undefined || faults.length > 0) return { faults };
  return { told: { id: submissionIn(form), month, on, outcome, note } };
}

function monthFrom(word: string): number | null | undefined {
  if (word === BESIDE) return null;
  return /^\d{1,2}$/.test(word) ? Number(word) : undefined;
}

/** A dated note, as a form tells it. */
export type ToldNote = { id: string; kind: NoteKind; on: string; text: string };
export type NoteFault =
  | { field: 'kind'; reason: 'kind' }
  | { field: 'on'; reason: 'day' | 'future' }
  | { field: 'text'; reason: 'empty' | 'long' };

export function readNote(form: FormData, today: string): { told: ToldNote } | { faults: NoteFault[] } {
  const [on, words] = [textIn(form, 'on'), textIn(form, 'text')];
  const kind = noteKinds.find((each) => each === textIn(form, 'kind'));
  const faults: NoteFault[] = [];
  if (!kind) faults.push({ field: 'kind', reason: 'kind' });
  if (!words) faults.push({ field: 'text', reason: 'empty' });
  if (words.length > LONGEST) faults.push({ field: 'text', reason: 'long' });
  if (!isDay(on)) faults.push({ field: 'on', reason: 'day' });
  else if (on > today) faults.push({ field: 'on', reason: 'future' });
  return !kind || faults.length > 0 ? { faults } : { told: { id: submissionIn(form), kind, on, text: words } };
}

/** A schedule, as a form tells it; no months: the office does not follow up any more. */
export type ToldSchedule = { officeId: string; months: number[]; since: string };
export type ScheduleFault = { field: 'months'; reason: 'months' | 'many' } | { field: 'since'; reason: 'day' };

const MOST_MONTHS = 12;
const LAST_MONTH = 60;
const FIRST_DAY = '2000-01-01';

export function readSchedule(form: FormData): { told: ToldSchedule } | { faults: ScheduleFault[] } {
  const words = textIn(form, 'months')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const months = [...new Set(words.map(Number))].toSorted((a, b) => a - b);
  const since = textIn(form, 'since');
  const faults: ScheduleFault[] = [];
  if (!months.every((month) => Number.isInteger(month) && month >= 1 && month <= LAST_MONTH))
    faults.push({ field: 'months', reason: 'months' });
  else if (months.length > MOST_MONTHS) faults.push({ field: 'months', reason: 'many' });
  if (!isDay(since) || since < FIRST_DAY) faults.push({ field: 'since', reason: 'day' });
  return faults.length > 0 ? { faults } : { told: { officeId: textIn(form, 'office'), months, since } };
}

/** Where a page of a list goes on: the order of the last one before, and its id. */
export type After = { value: string; id: string };

export type ListQuery = Record<string, string | string[] | undefined>;

/** Which follow-ups an address asks for: one's own or those of the office; to be done, or not possible. */
export type ListAsked = { whose: 'mine' | 'office'; state: 'open' | 'barred'; office: string; after?: After };

export function listAsked(query: ListQuery, usual: ListAsked['whose']): ListAsked {
  const one = (name: string) => [query[name]].flat()[0] ?? '';
  const whose = one('whose') === 'mine' || one('whose') === 'office' ? (one('whose') as ListAsked['whose']) : usual;
  const state = one('state') === 'barred' ? 'barred' : 'open';
  return { whose, state, office: one('office'), ...afterIn(one('after'), /^\d{1,9}$/) };
}

/** The notes of a case from an address on: they are in the order of their days. */
export function notesAfter(value: string | string[] | undefined): After | undefined {
  return afterIn([value].flat()[0] ?? '', /^\d{4}-\d{2}-\d{2}$/).after;
}

function afterIn(text: string, form: RegExp): { after?: After } {
  const [value = '', id = ''] = text.split('_');
  return form.test(value) && isSubmissionId(id) ? { after: { value, id } } : {};
}

function submissionIn(form: FormData): string {
  return textIn(form, 'submission');
}
