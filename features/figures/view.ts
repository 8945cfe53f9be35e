import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { narrowedTo, parametersOf } from './addresses';
import { catalogue } from './catalogue';
import { dimensions } from './dimensions';
import { type Dimension, type Figure, type Question, questionFrom, type Raw, type RefusedInput } from './input';
import { cross, figure } from './queries';
import { isCount } from './units';

/** A view a reader puts together: a question, and by what its table is split. The address is the view. */
export type FreeView = { question: Question; rows?: Dimension; columns?: Dimension };

/** The view an address asks for. Columns without rows are rows; the same twice is once. */
export function freeViewFrom(raw: Raw, now = today()): FreeView | RefusedInput {
  const first = questionFrom(raw, now);
  if ('refused' in first) return first;
  const second = questionFrom({ ...raw, by: raw.by2 }, now);
  if ('refused' in second) return second;
  const [rows, columns] = [...new Set([first.by, second.by].filter((by) => by !== undefined))];
  const { by: _, ...question } = first;
  // What is made from counts is split once: its cells would have no common whole.
  const crossed = isCount(catalogue[question.metric].unit) ? columns : undefined;
  return { question, ...(rows && { rows }), ...(crossed && { columns: crossed }) };
}

/** The view as an address: the inverse of `freeViewFrom`. */
export function freeViewHref({ question, rows, columns }: FreeView, path = '/figures/view'): string {
  const parameters = parametersOf(question);
  if (rows) parameters.set('by', rows);
  if (columns) parameters.set('by2', columns);
  return `${path}?${parameters}`;
}

/** `cells` in the order of `rows.rows`, then of `columns.rows`. Totals are counted by themselves, never summed. */
export type ViewTable = FreeView & { whole: Figure; split?: Figure; across?: Figure; cells: number[][] };

/** Counts a view: the whole, its rows, its columns and their crossings. */
export async function viewTable(actor: Actor, view: FreeView): Promise<ViewTable> {
  const { question, rows, columns } = view;
  const [whole, split, across, crossed] = await Promise.all([
    figure(actor, question),
    rows && figure(actor, { ...question, by: rows }),
    columns && figure(actor, { ...question, by: columns }),
    rows && columns && cross(actor, question, [rows, columns]),
  ]);
  const values = new Map(crossed?.cells.map(({ keys, value }) => [keys.join(' '), value]));
  const cells =
    split && across
      ? split.rows.map((row) => across.rows.map((column) => values.get(`${row.key} ${column.key}`) ?? 0))
      : [];
  return { ...view, whole, ...(split && { split }), ...(across && { across }), cells };
}

/** What was asked, without the answer and what it is split by. */
export function questionOf({
  unit: _,
  total: _t,
  answered: _a,
  rows: _r,
  absent: _b,
  by: _by,
  ...question
}: Figure): Question {
  return question;
}

/** The question whose total is one cell. */
export function cellQuestion({ question, rows, columns }: FreeView, row?: string, column?: string): Question {
  const within = rows && row !== undefined ? narrowedTo({ ...question, by: rows }, row) : question;
  return columns && column !== undefined ? narrowedTo({ ...within, by: columns }, column) : within;
}

/** Why the parts of a table do not make its total; none where they do. */
export type NotAdding = 'several' | 'persons' | 'unanswered';

export function whyNotAdding({ whole, split, across }: ViewTable): NotAdding[] {
  if (!isCount(whole.unit)) return [];
  const shown = [split, across].filter((each) => each !== undefined);
  const several = shown.some(({ by }) => by && ('answers' in dimensions[by] || 'holds' in dimensions[by]));
  const persons = whole.unit === 'person' && shown.some((each) => sumOf(each) > each.answered);
  const unanswered = shown.some(({ answered, total }) => answered < total);
  return [
    ...(several ? (['several'] as const) : persons ? (['persons'] as const) : []),
    ...(unanswered ? (['unanswered'] as const) : []),
  ];
}

const sumOf = ({ rows }: Figure) => rows.reduce((sum, { value }) => sum + value, 0);

/** What says a view best. Shares that need not be exclusive are never a pie, so there is none. */
export type Drawn = 'none' | 'bars' | 'line' | 'lines' | 'heat';

/** Whether there is a chart of it: a number by itself needs none. */
export const drawable = ({ rows }: FreeView) => rows !== undefined;

export const isTime = (by: Dimension) => 'placed' in dimensions[by];

export function drawnAs({ rows, columns, split }: ViewTable): Drawn {
  if (!rows || !split || split.rows.length === 0) return 'none';
  if (!columns) return isTime(rows) ? 'line' : 'bars';
  return isTime(rows) || isTime(columns) ? 'lines' : 'heat';
}

/** How a view is taken out: as data, or (`svg`) as a picture. JSON is for programs. */
export const viewFormats = ['csv', 'xlsx', 'json', 'svg'] as const;
export type ViewFormat = (typeof viewFormats)[number];
