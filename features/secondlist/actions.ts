'use server';

import type { FieldProblem } from '@/components/error-summary';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { allOffices } from '@/features/offices/queries';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { mayCompareLists } from './access';
import { type Carried, openCarried, sealCarried } from './carried';
import { columnsUnder, guessColumns, linesOf } from './columns';
import { columnsOfList, notesOn } from './columns-told';
import { compareList, takeLine } from './commands';
import { type Given, readGiven } from './given';
import { canCompare, readColumns, readHead, readPart, readWithin, usualPeriod } from './input';
import { maskedPeople, setsOf } from './queries';
import type { Unreadable } from './reading';
import {
  againstTold,
  type ColumnsTold,
  type LineTold,
  type ListState,
  lineTold,
  personTold,
  type ResultTold,
  setsTold,
} from './telling';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/**
 * One step with a second list: it is read, its columns are said, it is compared, a part of the result is shown, or a
 * line is taken into a draft. Nothing is kept between the steps; the list comes back with the form.
 */
export async function secondListForm(_before: ListState, form: FormData): Promise<ListState> {
  const actor = await requireActor();
  if (!mayCompareLists(actor)) await notFoundFor(actor, 'second-list.compare');
  const sealed = text(form, 'list');
  if (!sealed) return read(actor, form);
  const carried = openCarried(actor.id, sealed);
  if (!carried) return { problems: [await problem('text', 'expired')], text: '' };
  if (form.has('take') && carried.compared) return take(actor, carried, form);
  if (form.has('show') && carried.compared) return shown(actor, carried, text(form, 'show'));
  if (text(form, 'step') === 'columns') return columnsAgain(actor, carried, form);
  return compare(actor, carried, form);
}

async function read(actor: Staff, form: FormData): Promise<ListState> {
  const given = await readGiven(form);
  if (isRefused(given)) return { problems: [await problem(given.field, given.refused)], text: text(form, 'text') };
  const carried = { rows: given.rows, columns: guessColumns(given.rows, today()), taken: [] };
  return columnsShown(actor, carried, await notesOf(given), { destination: '', ...usualPeriod(today()) });
}

const notesOf = async (given: Given) => notesOn(given, await reader());

/** The worker points at another row with headings. */
async function columnsAgain(actor: Staff, carried: Carried, form: FormData): Promise<ListState> {
  const { rows } = carried;
  const columns = columnsUnder(rows, readHead(form, rows.length), today());
  return columnsShown(actor, { ...carried, columns }, await notesOf({ rows }), readWithin(form).within);
}

async function columnsShown(
  actor: Staff,
  carried: Carried,
  notes: string[],
  within: ColumnsTold['within'],
  problems: FieldProblem[] = [],
): Promise<ListState> {
  const told = columnsOfList(carried.rows, carried.columns, await reader());
  return { problems, text: '', list: sealCarried(actor.id, carried), columns: { ...told, notes, within } };
}

async function compare(actor: Staff, before: Carried, form: FormData): Promise<ListState> {
  const { t } = await reader();
  const columns = readColumns(form, before.columns);
  const carried = { rows: before.rows, columns, taken: [] };
  const { within, faults } = readWithin(form);
  const problems: FieldProblem[] = faults.map(({ field, reason }) => ({
    field,
    id: `field-${field}`,
    message: t(`secondlist.faults.${reason}`),
  }));
  if (!canCompare(columns))
    problems.unshift({ field: 'columns', id: 'columns', message: t('secondlist.faults.columns') });
  const back = async () => columnsShown(actor, carried, await notesOf({ rows: carried.rows }), within, problems);
  if (problems.length > 0) return back();
  const compared = await compareList(actor, linesOf(carried.rows, columns, today()).lines, within);
  if (!isRefused(compared)) return shown(actor, { ...carried, compared }, 'both:1');
  if (compared.refused === 'not-yours') return notFoundFor(actor, 'second-list.compare');
  problems.push({ field: 'columns', id: 'columns', message: t(`secondlist.faults.${compared.refused}`) });
  return back();
}

const PAGE_SIZE = 50;

async function shown(actor: Staff, carried: Carried, part: string, draft: string | null = null): Promise<ListState> {
  if (!carried.compared) throw new Error('nothing was compared yet');
  const texts = await reader();
  const { lines, without } = linesOf(carried.rows, carried.columns, today());
  const sets = await setsOf(actor, lines, carried.compared);
  const { set, page: wanted } = readPart(part);
  const pages = Math.max(1, Math.ceil(sets[set].length / PAGE_SIZE));
  const page = Math.min(wanted, pages);
  const onPage = <T>(all: T[]) => all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const theirs = set === 'ours' ? [] : onPage(sets[set]);
  const ours = set === 'ours' ? onPage(sets.ours) : [];
  const masked = await maskedPeople(actor, [...ours, ...theirs.flatMap(({ people }) => people)]);
  const offices = new Map((await allOffices(actor)).map((office) => [office.id, office]));
  const tellers = { masked, offices, taken: carried.taken, texts };
  const result: ResultTold = {
    sets: setsTold(sets, texts),
    set,
    lead: texts.t(`secondlist.leads.${set}`),
    page,
    pages,
    lines: theirs.map((line): LineTold => lineTold(line, tellers)),
    people: ours.map((person) => personTold(person, tellers)),
    against: [
      againstTold(carried.compared.within, texts),
      ...(carried.compared.silent ? [texts.t('secondlist.told.silent')] : []),
      ...(without > 0 ? [texts.t('secondlist.told.without', { count: without })] : []),
    ].join(' '),
    draft,
  };
  return { problems: [], text: '', list: sealCarried(actor.id, carried), result };
}

async function take(actor: Staff, carried: Carried, form: FormData): Promise<ListState> {
  const at = Number.parseInt(text(form, 'take'), 10);
  const line = linesOf(carried.rows, carried.columns, today()).lines[at];
  const part = text(form, 'part');
  if (!line) return shown(actor, carried, part);
  const taken = await takeLine(actor, line, carried.compared?.within.destination ?? '');
  if (isRefused(taken)) return notFoundFor(actor, 'second-list.take');
  return shown(actor, { ...carried, taken: [...carried.taken, at] }, part, taken.draft);
}

type Fault = Unreadable | 'expired' | 'both-given';

async function problem(field: 'text' | 'file', reason: Fault): Promise<FieldProblem> {
  return { field, id: `field-${field}`, message: (await reader()).t(`secondlist.unreadable.${reason}`) };
}
