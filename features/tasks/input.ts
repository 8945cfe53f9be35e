import { isSubmissionId } from '@/features/cases/input';
import { addDays, isDay } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { taskEnds, taskKinds } from '@/lib/task';
import { type Due, dues, FURTHEST_DAYS } from './rules';

export type TaskKind = (typeof taskKinds)[number];
export type TaskEnd = (typeof taskEnds)[number];

const LONGEST = 1_000;

/** A task as a form tells it. `id`: the form it came from, which makes one. `to`: whose it is; null: nobody's yet. */
export type ToldTask = { id: string; kind: TaskKind; due: string; to: string | null; words: string };
/** Whose a task is to be and by when, and the version that was seen. */
export type ToldMove = { task: string; version: number; due: string; to: string | null };
export type TaskFault =
  | { field: 'kind'; reason: 'kind' }
  | { field: 'due'; reason: 'day' | 'far' }
  | { field: 'words'; reason: 'long' | 'which' };

export function readTask(form: FormData, today: string): { told: ToldTask } | { faults: TaskFault[] } {
  const kind = taskKinds.find((each) => each === textIn(form, 'kind'));
  const [due, words] = [textIn(form, 'due'), textIn(form, 'words')];
  const faults: TaskFault[] = [];
  if (!kind) faults.push({ field: 'kind', reason: 'kind' });
  faults.push(...faultsOfDay(due, today));
  if (words.length > LONGEST) faults.push({ field: 'words', reason: 'long' });
  if (kind === 'other' && !words) faults.push({ field: 'words', reason: 'which' });
  if (!kind || faults.length > 0) return { faults };
  return { told: { id: textIn(form, 'submission'), kind, due, to: textIn(form, 'to') || null, words } };
}

export function readMove(form: FormData, today: string): { told: ToldMove } | { faults: TaskFault[] } {
  const due = textIn(form, 'due');
  const faults = faultsOfDay(due, today);
  if (faults.length > 0) return { faults };
  return { told: { task: textIn(form, 'task'), version: versionIn(form), due, to: textIn(form, 'to') || null } };
}

/** A task may be late already when it is written down; one that is years away is a slip. */
function faultsOfDay(due: string, today: string): TaskFault[] {
  if (!isDay(due) || due < addDays(today, -FURTHEST_DAYS)) return [{ field: 'due', reason: 'day' }];
  return due > addDays(today, FURTHEST_DAYS) ? [{ field: 'due', reason: 'far' }] : [];
}

export function readEnd(form: FormData): { task: string; version: number; ended: TaskEnd } {
  const ended = taskEnds.find((each) => each === textIn(form, 'ended')) ?? 'done';
  return { task: textIn(form, 'task'), version: versionIn(form), ended };
}

const versionIn = (form: FormData) => Number(textIn(form, 'version')) || 0;

export type ListQuery = Record<string, string | string[] | undefined>;

/** Which open tasks an address asks for. `whose`: one's own, those of the office, or of a colleague by id. */
export type ListAsked = {
  whose: 'mine' | 'office' | 'nobody' | { worker: string };
  due: Due;
  kind: TaskKind | null;
  /** Only in cases of this office. */
  office?: string;
  after?: { due: string; id: string };
};

export function listAsked(query: ListQuery): ListAsked {
  const one = (name: string) => [query[name]].flat()[0] ?? '';
  const [due = '', id = ''] = one('after').split('_');
  return {
    whose: whoseIn(one('whose')),
    due: dues.find((each) => each === one('due')) ?? 'all',
    kind: taskKinds.find((each) => each === one('kind')) ?? null,
    ...(one('office') && { office: one('office') }),
    ...(isDay(due) && isSubmissionId(id) && { after: { due, id } }),
  };
}

function whoseIn(word: string): ListAsked['whose'] {
  if (word === 'office' || word === 'nobody') return word;
  return word && word !== 'mine' ? { worker: word } : 'mine';
}

/** The address of a list: what it asks for, and where a page of it goes on. */
export function addressOf({ whose, due, kind, office }: ListAsked, after?: { due: string; id: string }): string {
  const parameters = new URLSearchParams({
    whose: typeof whose === 'string' ? whose : whose.worker,
    due,
    ...(kind && { kind }),
    ...(office && { office }),
    ...(after && { after: `${after.due}_${after.id}` }),
  });
  return `/tasks?${parameters}`;
}
