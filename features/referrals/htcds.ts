import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import { type Answers, type FieldName, fieldOf } from '@/features/cases/fields';
import { spreadsheetText } from '@/lib/spreadsheet-cell';
import { isAbsence } from '@/lib/vocabulary';
import htcds from '@/lib/vocabulary/htcds.json';
import { withoutChance } from '@/lib/zip';

type Values = Record<string, Record<string, string>>;
type Targets = Record<string, Record<string, [string, string][]>>;

/** What a referral says of itself, beside the answers. */
export type Outgoing = { owner: string; from: string; to: string; reason: string; on: string; details: string };

/** Of many values the macro of the official workbook makes one cell. */
const JOINED = '; ';

/**
 * A case in the core fields of HTCDS 2.0, field by field. Only what is shared is in it. HTCDS asks for gender and Pulang
 * records sex, so gender stays empty; a whole name stands in the first name, since ours have no family name.
 */
export function coreOf(names: readonly FieldName[], answers: Answers, outgoing: Outgoing): Record<string, string> {
  const shared = (name: FieldName) => {
    const answer = names.includes(name) ? answers[name] : undefined;
    return typeof answer === 'string' && !isAbsence(answer) ? answer : '';
  };
  const birth = shared('birth');
  return {
    cas_CaseOwner: outgoing.owner,
    prs_FirstName: shared('name'),
    con_Consent: written('con_Consent', 'TRUE'),
    // The cell takes a day; a year or a month alone would be read as one.
    prs_Birthdate: birth.length === 10 ? birth : '',
    prs_Citizenship: written('prs_Citizenship', shared('citizenship')),
    prs_MailingStreet: shared('address'),
    vic_LocationOfExploitation: [shared('place'), written('prs_Citizenship', shared('destination'))]
      .filter(Boolean)
      .join(', '),
    ...mapped(names, answers),
    cas_ReferringOrganisation: outgoing.from,
    cas_ReferredOrganisation: outgoing.to,
    cas_ReasonForOutgoingReferral: targetOf('referral_reason', outgoing.reason, 'cas_ReasonForOutgoingReferral') ?? '',
    cas_OutgoingReferralDate: outgoing.on,
    cas_OutgoingReferralDetails: outgoing.details,
  };
}

/** The answers whose list the vocabulary maps. */
function mapped(names: readonly FieldName[], answers: Answers): Record<string, string> {
  const told: Record<string, string[]> = {};
  for (const name of names) {
    const { list } = fieldOf(name);
    if (!list || !(list in htcds.targets)) continue;
    for (const code of codesIn(answers[name]))
      for (const [field] of targetsOf(list, code)) {
        const value = targetOf(list, code, field);
        if (value && !told[field]?.includes(value)) told[field] = [...(told[field] ?? []), value];
      }
  }
  return Object.fromEntries(Object.entries(told).map(([field, values]) => [field, values.join(JOINED)]));
}

/** The codes of an answer; of means of control those that are present. */
function codesIn(answer: Answers[FieldName]): string[] {
  if (answer === undefined) return [];
  if (typeof answer === 'string') return [answer];
  if (Array.isArray(answer)) return answer;
  return Object.keys(answer).filter((code) => answer[code] === 'present');
}

const targetsOf = (list: string, code: string) => (htcds.targets as unknown as Targets)[list]?.[code] ?? [];

function targetOf(list: string, code: string, field: string): string | undefined {
  const target = targetsOf(list, code).find(([each]) => each === field)?.[1];
  return target && written(field, target);
}

/** As the cell of the official workbook validates it: mostly a label, for countries their English name. */
function written(field: string, code: string): string {
  return code ? ((htcds.values as Values)[field]?.[code] ?? code) : '';
}

const ATTRIBUTION =
  'Human Trafficking Case Data Standard (HTCDS) 2.0, International Organization for Migration (IOM), ' +
  'https://github.com/UNMigration/HTCDS, licensed under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. ' +
  'IOM does not endorse this file or the program that made it.';

const NOTES = [
  'Core fields of HTCDS 2.0 in the columns of the official workbook, B to AM. Row 1 holds its machine names as they were published, row 2 its labels.',
  'Published as they are: column T is spelt without a g; the machine name of column AJ is empty.',
  'Columns N to R: the published labels are shifted against the machine names. The machine names hold.',
  'Gender is empty: sex was recorded. A whole name stands in the first name. Telephone numbers are given by the referring office, which judges which is safe.',
  ATTRIBUTION,
];

/** The workbook: one case, and what to know about the file. */
export async function htcdsWorkbook(core: Record<string, string>, madeAt: Date): Promise<Buffer> {
  const blank: Cell = { type: String, value: '' };
  const data: Row[] = [
    [blank, ...htcds.core.map(({ machine }) => text(machine ?? '', { fontWeight: 'bold' }))],
    [blank, ...htcds.core.map(({ label }) => text(label ?? ''))],
    [blank, ...htcds.core.map(({ field }) => text(core[field ?? ''] ?? '', { wrap: true, alignVertical: 'top' }))],
  ];
  const sheets = [
    { sheet: 'HTCDS', data, columns: [{ width: 4 }, ...htcds.core.map(() => ({ width: 26 }))] },
    { sheet: 'About', data: NOTES.map((note): Row => [text(note, { wrap: true })]), columns: [{ width: 110 }] },
  ];
  return withoutChance(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer(), madeAt);
}

const text = (value: string, style: object = {}): Cell => ({ type: String, value: spreadsheetText(value), ...style });
