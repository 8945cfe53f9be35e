'use server';

import { setTimeout as pause } from 'node:timers/promises';
import { redirect } from 'next/navigation';
import type { FieldProblem } from '@/components/error-summary';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { peopleTold } from '@/features/matching/queries/people-told';
import { allOffices } from '@/features/offices/queries';
import { columnsOfList, notesOn } from '@/features/secondlist/columns-told';
import { type Given, readGiven } from '@/features/secondlist/given';
import { readHead } from '@/features/secondlist/input';
import { hasWords } from '@/features/secondlist/reading';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { mayTakeIn } from './access';
import { guessIntakeColumns, intakeColumnsUnder } from './columns';
import { confirmIntake } from './commands/confirm-intake';
import { type JudgedList, judgeList } from './commands/judge-list';
import { undoIntake } from './commands/undo-intake';
import { dropWaiting, takeWaiting } from './commands/waiting';
import { writeBehind } from './commands/write-rows';
import { gridFields } from './grid';
import { readCommon, readDecisions, readEdits, readGrid, readIntakeColumns, readShown, saysWho } from './input';
import { type IntakeList, openList, sealList } from './list';
import { rememberedBy } from './queries/headings';
import { firstKind, type IntakeState, judgedTold, rowsOn } from './telling';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/**
 * One step of taking many people in: the list is read, its columns are said, every row is judged, rows are decided on,
 * or all is confirmed. Until then nothing is kept between the steps; the list comes back with the form.
 */
export async function intakeForm(_before: IntakeState, form: FormData): Promise<IntakeState> {
  const actor = await requireActor();
  if (!mayTakeIn(actor)) await notFoundFor(actor, 'intake.compare');
  const sealed = text(form, 'list');
  if (!sealed) return read(actor, form);
  const list = openList(actor.id, sealed);
  if (!list) return { problems: [await problem('text', 'secondlist.unreadable.expired')], text: '' };
  const { verdicts } = list;
  if (verdicts) return decided(actor, { ...list, verdicts }, form);
  return text(form, 'step') === 'columns' ? columnsAgain(actor, list, form) : judge(actor, list, form);
}

async function read(actor: Staff, form: FormData): Promise<IntakeState> {
  const grid = readGrid(form);
  const pasted = text(form, 'text');
  const file = form.get('file');
  const isTyped = !pasted.trim() && !(file instanceof File && file.size > 0) && grid.some(hasWords);
  if (form.has('more')) return { problems: [], text: pasted, grid };
  if (isTyped) return typed(actor, grid);
  const given = await readGiven(form);
  if (isRefused(given))
    return { problems: [await problem(given.field, `secondlist.unreadable.${given.refused}`)], text: pasted, grid };
  const columns = guessIntakeColumns(given.rows, today(), await rememberedBy(actor.officeId));
  return columnsShown(actor, begun(actor, given.rows, columns), given);
}

/** What was typed into the grid is a list whose columns are known. */
async function typed(actor: Staff, grid: string[][]): Promise<IntakeState> {
  const { t } = await reader();
  const rows = [gridFields.map((field) => t(`cases.fields.${field}`)), ...grid.filter(hasWords)];
  return columnsShown(actor, begun(actor, rows, { head: 0, fields: [...gridFields] }), { rows });
}

function begun(actor: Staff, rows: string[][], columns: IntakeList['columns']): IntakeList {
  const common = { officeId: actor.officeId, destination: '', handledOn: today(), citizenship: 'ID' };
  return { intake: newId(), day: today(), rows, columns, common, edits: {}, decisions: [] };
}

/** The worker points at another row with headings. */
async function columnsAgain(actor: Staff, list: IntakeList, form: FormData): Promise<IntakeState> {
  const { rows, day } = list;
  const columns = intakeColumnsUnder(rows, readHead(form, rows.length), day, await rememberedBy(list.common.officeId));
  const { common } = readCommon(form, list.common, columns, day);
  return columnsShown(actor, { ...list, columns, common }, { rows });
}

async function columnsShown(
  actor: Staff,
  list: IntakeList,
  given: Given,
  problems: FieldProblem[] = [],
): Promise<IntakeState> {
  const texts = await reader();
  const told = columnsOfList(list.rows, list.columns, texts);
  const columns = { ...told, notes: notesOn(given, texts), common: list.common };
  return { problems, text: '', list: sealList(actor.id, list), columns };
}

async function judge(actor: Staff, before: IntakeList, form: FormData): Promise<IntakeState> {
  const columns = readIntakeColumns(form, before.columns);
  const { common, faults } = readCommon(form, before.common, columns, before.day);
  const list = { ...before, columns, common };
  const problems = await Promise.all(faults.map(({ field, reason }) => problem(field, `intakes.faults.${reason}`)));
  if (!saysWho(columns)) problems.unshift(await problem('columns', 'intakes.faults.columns'));
  if (problems.length === 0) {
    const judged = await judgeList(actor, list);
    if (!isRefused(judged)) return shown(actor, judged);
    if (judged.refused === 'not-yours') return notFoundFor(actor, 'intake.compare');
    problems.push(await problem('columns', `intakes.faults.${judged.refused}`));
  }
  return columnsShown(actor, list, { rows: list.rows }, problems);
}

/** What was decided on this page counts wherever one goes from here. */
async function decided(actor: Staff, before: JudgedList, form: FormData): Promise<IntakeState> {
  const list = { ...before, decisions: readDecisions(form, before) };
  const part = text(form, 'part');
  if (form.has('mend')) {
    const judged = await judgeList(actor, { ...list, edits: readEdits(form, before) });
    return isRefused(judged) ? notFoundFor(actor, 'intake.compare') : shown(actor, judged, part);
  }
  if (!form.has('confirm')) return shown(actor, list, text(form, 'show') || part);
  const confirmed = await confirmIntake(actor, list);
  if (!isRefused(confirmed)) return written(actor, confirmed.intake);
  if (confirmed.refused === 'not-yours') return notFoundFor(actor, 'intake.confirm');
  return shown(actor, list, part, [await problem('decisions', 'intakes.faults.nothing')]);
}

/** What is written in a moment need not be watched. */
const A_MOMENT = 3_000;

async function written(actor: Staff, intake: string): Promise<never> {
  await Promise.race([writeBehind(actor, intake), pause(A_MOMENT)]);
  redirect(`/cases/intake/${intake}`);
}

async function shown(actor: Staff, list: JudgedList, part = '', problems: FieldProblem[] = []): Promise<IntakeState> {
  const { kind, page } = readShown(part) ?? { kind: firstKind(list), page: 1 };
  const ids = rowsOn(list, kind, page).places.flatMap(
    (at) => list.verdicts[at]?.people.map(({ personId }) => personId) ?? [],
  );
  const people = await peopleTold(actor, [...new Set(ids)]);
  const offices = new Map((await allOffices(actor)).map((office) => [office.id, office]));
  const judged = judgedTold(list, kind, page, { people, offices, texts: await reader() });
  return { problems, text: '', list: sealList(actor.id, list), judged };
}

type Sentence =
  | `secondlist.unreadable.${'expired' | 'both-given'}`
  | `secondlist.unreadable.${import('@/features/secondlist/reading').Unreadable}`
  | `intakes.faults.${'columns' | 'destination' | 'day' | 'nobody' | 'too-many-lines' | 'nothing'}`;

async function problem(field: string, sentence: Sentence): Promise<FieldProblem> {
  const id = ['columns', 'decisions'].includes(field) ? field : `field-${field}`;
  return { field, id, message: (await reader()).t(sentence) };
}

/** Goes on with an intake that was interrupted. */
export async function goOnWriting(form: FormData): Promise<void> {
  const actor = await requireActor();
  await written(actor, text(form, 'intake'));
}

/** Takes an intake back, and says what became of it. */
export async function undo(form: FormData): Promise<void> {
  const actor = await requireActor();
  const intake = text(form, 'intake');
  const answer = await orNotFound(undoIntake(actor, intake));
  if (isRefused(answer)) redirect(`/cases/intake/${intake}?refused=${answer.refused}`);
  if (answer.stayed.length > 0) redirect(`/cases/intake/${intake}?undone=${answer.undone}`);
  redirect(`/cases/intake?undone=${answer.undone}`);
}

/** Goes on with a waiting row as a draft. */
export async function takeRow(form: FormData): Promise<void> {
  const actor = await requireActor();
  const answer = await takeWaiting(actor, text(form, 'row'));
  if (isRefused(answer)) redirect(`/cases/intake/${text(form, 'intake')}?refused=${answer.refused}`);
  redirect(`/cases/new?draft=${answer.draft}&check=1`);
}

/** Throws a waiting row away. */
export async function dropRow(form: FormData): Promise<void> {
  const actor = await requireActor();
  const answer = await dropWaiting(actor, text(form, 'row'));
  redirect(`/cases/intake/${text(form, 'intake')}${isRefused(answer) ? `?refused=${answer.refused}` : '#waiting'}`);
}
