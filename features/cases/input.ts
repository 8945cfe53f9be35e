import { foldNik, foldPassport, foldPhone, readBirth } from '@/features/people/rules';
import { isDay } from '@/lib/calendar';
import { choices, codeMeant, codes, isAbsence, isCountry, withAbsences } from '@/lib/vocabulary';
import { type Answers, type Field, type FieldName, fieldNames, fieldOf } from './fields';
import { contradictions } from './rules';
import type { ReturnStep, StatusStep } from './steps';

/** What a form sent, as it was typed: every name with its values. Kept in drafts, so that nothing typed is lost. */
export type Raw = Record<string, string[]>;

/** Why an answer cannot be taken. The words for each are in `messages`, under `cases.problems`. */
export const problems = [
  'required',
  'not-in-list',
  'not-a-day',
  'day-in-future',
  'not-a-month',
  'month-in-future',
  'birth-unreadable',
  'birth-in-future',
  'birth-too-early',
  'birth-after-event',
  'nik-digits',
  'passport-form',
  'phone-form',
  'absence-and-answer',
  'end-before-start',
  'handled-after-step',
  'too-long',
  'not-your-office',
  'reference-form',
] as const;
export type Problem = (typeof problems)[number];
export type FieldProblem = { field: string; problem: Problem };

/** A case as the form asks to open it. */
export type NewCase = {
  /** Made with the form: sent twice, it still opens one case. */
  submissionId: string;
  officeId: string;
  status: StatusStep['status'];
  answers: Answers;
  returnStep: ReturnStep | null;
};

const LONGEST = { text: 300, long: 20_000 };

/** What the controls of our forms are called; React's own fields, and names every object has, are left out. */
const CONTROL = /^[a-z]\w*(\.\w+)?$/i;

/** The values of a form, by the name of their control. */
export function rawFrom(form: Iterable<[string, unknown]>): Raw {
  const raw: Raw = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !CONTROL.test(name)) continue;
    raw[name] = [...(Object.hasOwn(raw, name) ? (raw[name] ?? []) : []), cleaned(value)];
  }
  return raw;
}

// No keyboard types NUL, and PostgreSQL takes none in a text.
const cleaned = (value: string) => value.replaceAll('\0', '').normalize('NFC');

/** The pages of a case, besides its own, on which an identity may be opened. */
export const casePages = ['consents', 'contacts', 'follow-up', 'documents', 'papers', 'rights'] as const;
export type CasePage = (typeof casePages)[number] | `documents/${string}`;

export const isCasePage = (page: string) =>
  casePages.some((each) => each === page) || (page.startsWith('documents/') && isSubmissionId(page.slice(10)));

/** A page of a person, or of two that may be one, on which an identity may be opened as well. */
export const isPersonPage = (address: string) =>
  /^\/people\/((doubtful|joinings)\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(address);

/** The version a form was made from; one that is no version was never seen, so that its save is stale. */
export function versionFrom(raw: Raw): number {
  const text = first(raw, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

export const first = (raw: Raw, name: string) => raw[name]?.[0]?.trim() ?? '';

/** Case numbers look like `PNH-2026-00042`. */
export const isReference = (text: string) => /^[A-Z]{2,5}-\d{4}-\d{5,}$/i.test(text.trim());

/** What the audit may hold of something asked for as a case number: people type names and passwords everywhere. */
export const recordedAs = (text: string) => (isReference(text) ? text.trim().toUpperCase() : 'unknown');

/** Forms carry the id of their submission: a UUID we made. */
export const isSubmissionId = (text: string) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

/** The name of the form control for the state of one code. */
export const stateName = (field: string, code: string) => `${field}.${code}`;

/** Reads the answers to `names` out of what was typed; what cannot be read is a problem at its field. */
export function readAnswers(raw: Raw, names: readonly FieldName[], today: string) {
  const answers: Record<string, Answers[FieldName]> = {};
  const found: FieldProblem[] = [];
  for (const name of names) {
    const { answer, problem } = readOne(raw, name, fieldOf(name), today);
    if (answer !== undefined && answer.length !== 0) answers[name] = answer;
    if (problem) found.push({ field: name, problem });
  }
  return { answers: answers as Answers, problems: found };
}

type Read = { answer?: Answers[FieldName]; problem?: Problem | null };

function readOne(raw: Raw, name: FieldName, field: Field, today: string): Read {
  if (field.kind === 'many') return readMany(raw[name] ?? [], field);
  if (field.kind === 'states') return readStates(raw, name, field);
  const text = first(raw, name);
  if (!text) return { problem: field.required ? 'required' : null };
  if (field.kind === 'one') return readChoice(text, field);
  if (field.kind === 'day') return { answer: text, problem: dayProblem(text, today) };
  if (field.kind === 'month') return readMonth(text, today);
  if (field.kind === 'birth') return { answer: readBirth(text) ?? text, problem: birthProblem(text, today) };
  const problem = text.length > (field.kind === 'long' ? LONGEST.long : LONGEST.text) ? 'too-long' : null;
  return { answer: text, problem: problem ?? identifierProblem(name, text) };
}

/** A code as chosen, or words typed into a list that is too long to choose from. */
function readChoice(text: string, field: Field): Read {
  if (isChoice(field, text)) return { answer: text };
  const code = field.list && isTyped(field) ? codeMeant(field.list, text) : null;
  return code && isChoice(field, code) ? { answer: code } : { answer: text, problem: 'not-in-list' };
}

/** Lists too long to look through: one types the beginning of a label instead. */
export function isTyped({ kind, list }: Field): boolean {
  return kind === 'one' && (list === 'country' || list === 'province' || list === 'exploitation_industry');
}

function readMany(values: string[], field: Field): Read {
  const answer = [...new Set(values.filter(Boolean))];
  if (answer.some((code) => !isChoice(field, code))) return { answer, problem: 'not-in-list' };
  return { answer, problem: answer.length > 1 && answer.some(isAbsence) ? 'absence-and-answer' : null };
}

function readStates(raw: Raw, name: string, { list }: Field): Read {
  const all = list && list !== 'country' && list !== 'province' ? codes[list] : [];
  const told = all
    .map((code) => [code, first(raw, stateName(name, code))] as const)
    .filter(([, state]) => state && state !== 'not_asked');
  const known = (state: string) => (codes.indicator_state as readonly string[]).includes(state);
  const answer = told.length > 0 ? Object.fromEntries(told) : undefined;
  return { answer, problem: told.every(([, state]) => known(state)) ? null : 'not-in-list' };
}

/** Whether a code may be the answer: of the list, or an absence where the question can stay without an answer. */
export function isChoice({ list, required }: Field, code: string): boolean {
  if (!required && isAbsence(code)) return true;
  if (list === 'country') return isCountry(code);
  if (list === 'province') return choices('province', 'id').some((choice) => choice.code === code);
  return list !== undefined && withAbsences(list).includes(code);
}

export function dayProblem(text: string, today: string): Problem | null {
  if (!isDay(text) || text < '2000-01-01') return 'not-a-day';
  return text > today ? 'day-in-future' : null;
}

/** `2022-10`, `10/2022` or `2022`. */
function readMonth(text: string, today: string): Read {
  const [, month, year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const told = month && year ? `${year}-${month.padStart(2, '0')}` : text;
  if (!/^(19[5-9]|20\d)\d(-(0[1-9]|1[0-2]))?$/.test(told)) return { answer: text, problem: 'not-a-month' };
  return { answer: told, problem: told > today.slice(0, told.length) ? 'month-in-future' : null };
}

function birthProblem(text: string, today: string): Problem | null {
  const told = readBirth(text);
  if (!told) return 'birth-unreadable';
  if (told > today.slice(0, told.length)) return 'birth-in-future';
  return Number(told.slice(0, 4)) < Number(today.slice(0, 4)) - 110 ? 'birth-too-early' : null;
}

function identifierProblem(name: FieldName, text: string): Problem | null {
  if (name === 'nik') return foldNik(text) ? null : 'nik-digits';
  if (name === 'passport') return foldPassport(text) ? null : 'passport-form';
  if (name === 'phone') return foldPhone(text) ? null : 'phone-form';
  if (name === 'earlierReference') return isReference(text) ? null : 'reference-form';
  return null;
}

/** Statuses a case can be opened with. */
export const openingStatuses = ['active', 'under_assessment', 'follow_up', 'reported'] as const;

/** Reads the whole form of a new case. With problems, nothing may be opened. */
export function readNewCase(
  raw: Raw,
  submissionId: string,
  today: string,
): { file: NewCase; problems: FieldProblem[] } {
  const { answers, problems: found } = readAnswers(raw, fieldNames, today);
  const status = first(raw, 'status') || 'active';
  const returnStatus = first(raw, 'returnStatus');
  const returnOn = first(raw, 'returnOn') || (answers.handledOn ?? today);
  const problems = [...found, ...contradictions(answers)];
  if (!isOneOf(openingStatuses, status)) problems.push({ field: 'status', problem: 'not-in-list' });
  if (returnStatus && !isOneOf(codes.repatriation_status, returnStatus))
    problems.push({ field: 'returnStatus', problem: 'not-in-list' });
  const returnProblem = dayProblem(returnOn, today);
  if (returnStatus && returnProblem) problems.push({ field: 'returnOn', problem: returnProblem });
  const returnStep = isOneOf(codes.repatriation_status, returnStatus) ? { status: returnStatus, on: returnOn } : null;
  const file = { submissionId, officeId: first(raw, 'officeId'), answers, returnStep };
  return { file: { ...file, status: isOneOf(openingStatuses, status) ? status : 'active' }, problems };
}

const isOneOf = <const All extends readonly string[]>(all: All, value: string): value is All[number] =>
  all.includes(value);

/** Answers as a form would send them: the start of editing a section. */
export function rawOf(answers: Answers): Raw {
  const raw: Raw = {};
  for (const name of fieldNames) {
    const answer = answers[name];
    if (answer === undefined) continue;
    if (typeof answer === 'string') raw[name] = [answer];
    else if (Array.isArray(answer)) raw[name] = answer;
    else for (const [code, state] of Object.entries(answer)) raw[stateName(name, code)] = [state];
  }
  return raw;
}
