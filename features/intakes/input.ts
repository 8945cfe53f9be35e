import { dayProblem } from '@/features/cases/input';
import { textIn } from '@/lib/form-text';
import { isCountry } from '@/lib/vocabulary';
import { type IntakeColumns, type IntakeField, intakeFields } from './columns';
import { FIRST_ROWS, gridFields } from './grid';
import { type Decision, type IntakeList, type Verdict, type VerdictKind, verdictKinds } from './list';
import type { Common, Edits } from './rows';
import { bulkActs, choicesFor, decidedTogether } from './rules';

/** What the worker says the columns hold. */
export function readIntakeColumns(form: FormData, before: IntakeColumns): IntakeColumns {
  const fields = before.fields.map((known, at) => {
    const said = form.get(`column-${at}`);
    return said === null ? known : (intakeFields.find((field) => field === said) ?? null);
  });
  return { head: before.head, fields };
}

/** Something that says who a row is about. */
const telling: IntakeField[] = ['name', 'aliases', 'nik', 'passport', 'phone'];
export const saysWho = ({ fields }: IntakeColumns) => fields.some((field) => field !== null && telling.includes(field));

export type CommonFault = { field: 'destination' | 'handledOn'; reason: 'destination' | 'day' };

/** What holds for every row that says nothing else. The destination may stand in a column of its own. */
export function readCommon(
  form: FormData,
  before: Common,
  { fields }: IntakeColumns,
  today: string,
): { common: Common; faults: CommonFault[] } {
  const common = {
    officeId: textIn(form, 'officeId') || before.officeId,
    destination: textIn(form, 'destination'),
    handledOn: textIn(form, 'handledOn'),
    citizenship: textIn(form, 'citizenship'),
  };
  const faults: CommonFault[] = [];
  if (!isCountry(common.destination) && !fields.includes('destination'))
    faults.push({ field: 'destination', reason: 'destination' });
  if (dayProblem(common.handledOn, today)) faults.push({ field: 'handledOn', reason: 'day' });
  return { common, faults };
}

const MORE_ROWS = 10;
const MOST_ROWS = 200;
const LONGEST = 400;

/** What was typed into the grid; with more rows, where they were asked for. */
export function readGrid(form: FormData): string[][] {
  const said = Number.parseInt(textIn(form, 'grid'), 10) || FIRST_ROWS;
  const rows = Math.min(MOST_ROWS, Math.max(FIRST_ROWS, said) + (form.has('more') ? MORE_ROWS : 0));
  return Array.from({ length: rows }, (_, row) =>
    gridFields.map((field) => textIn(form, `grid-${row}-${field}`).slice(0, LONGEST)),
  );
}

/** Which part of the verdicts to show: a kind and its page, such as `known:2`. */
export function readShown(value: string): { kind: VerdictKind; page: number } | null {
  const [kind = '', page = '1'] = value.split(':');
  const known = verdictKinds.find((each) => each === kind);
  return known ? { kind: known, page: Math.max(1, Number.parseInt(page, 10) || 1) } : null;
}

/** The decisions after what the form says: of the rows it shows, and of many at once. */
export function readDecisions(form: FormData, list: IntakeList & { verdicts: Verdict[] }): Decision[] {
  const decisions = list.decisions.map((before, at) => {
    const said = textIn(form, `do-${at}`);
    const verdict = list.verdicts[at];
    return (verdict && choicesFor(verdict).find((choice) => choice === said)) || before;
  });
  const act = bulkActs.find((each) => each === textIn(form, 'bulk'));
  return act ? decidedTogether(act, list.verdicts, decisions) : decisions;
}

/** What was typed over cells that could not be taken. */
export function readEdits(form: FormData, { edits, verdicts = [] }: IntakeList): Edits {
  const more: Edits = { ...edits };
  for (const [at, { problems }] of verdicts.entries())
    for (const { field } of problems) {
      const known = intakeFields.find((each) => each === field);
      const name = `cell-${at}-${field}`;
      if (known && form.has(name)) more[at] = { ...more[at], [known]: textIn(form, name).slice(0, LONGEST) };
    }
  return more;
}
