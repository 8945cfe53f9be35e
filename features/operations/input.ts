import { isSubmissionId } from '@/features/cases/input';
import { isDay, isMonth } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { type Code, codes, countryCodes, isCountry, provinceCodes } from '@/lib/vocabulary';
import { type Kind, kinds, type LegMode, legModes, type StayReason } from './rules';

/** The days a project like this can know of begin here, as everywhere else in a case. */
const FIRST_DAY = '2000-01-01';
const LONGEST_NAME = 120;
/** No aircraft or ship takes more, and no mistyped number makes a page of a million rows. */
const MOST_PERSONS = 5_000;
const MOST_REFERENCES = 2_000;

export type Fault<Field extends string = string> = { field: Field; reason: string };

/** An operation as a form tells it. `submission`: the form it came from, which makes one. */
export type ToldOperation = {
  submission: string;
  kind: Kind;
  name: string;
  country: string;
  /** The number of a compound of the register; empty where none is meant. */
  compound: string;
  on: string;
  plannedPersons: number;
};

export function readOperation(form: FormData): { told: ToldOperation } | { faults: Fault[] } {
  const kind = kinds.find((each) => each === textIn(form, 'kind'));
  const [name, country, compound] = [textIn(form, 'name'), textIn(form, 'country'), textIn(form, 'compound')];
  const [on, planned, submission] = [textIn(form, 'on'), textIn(form, 'plannedPersons'), textIn(form, 'submission')];
  const plannedPersons = wholeIn(planned, 1, MOST_PERSONS);
  const faults: Fault[] = [];
  if (!kind) faults.push({ field: 'kind', reason: 'kind' });
  if (!name || name.length > LONGEST_NAME) faults.push({ field: 'name', reason: 'name' });
  if (!isCountry(country)) faults.push({ field: 'country', reason: 'country' });
  if (!isDay(on) || on < FIRST_DAY) faults.push({ field: 'on', reason: 'day' });
  if (plannedPersons === null) faults.push({ field: 'plannedPersons', reason: 'persons' });
  if (!kind || plannedPersons === null || faults.length > 0) return { faults };
  if (!isSubmissionId(submission)) return { faults: [{ field: 'name', reason: 'form' }] };
  return { told: { submission, kind, name, country, compound, on, plannedPersons } };
}

export type ToldLeg = { mode: LegMode; from: string; to: string; on: string; carrier: string | null };

export function readLeg(form: FormData): { told: ToldLeg } | { faults: Fault[] } {
  const mode = legModes.find((each) => each === textIn(form, 'mode'));
  const [from, to, on] = [textIn(form, 'from'), textIn(form, 'to'), textIn(form, 'on')];
  const carrier = textIn(form, 'carrier');
  const faults: Fault[] = [];
  if (!from || from.length > LONGEST_NAME) faults.push({ field: 'from', reason: 'place' });
  if (!to || to.length > LONGEST_NAME) faults.push({ field: 'to', reason: 'place' });
  if (!mode) faults.push({ field: 'mode', reason: 'mode' });
  if (!isDay(on) || on < FIRST_DAY) faults.push({ field: 'on', reason: 'day' });
  if (carrier.length > LONGEST_NAME) faults.push({ field: 'carrier', reason: 'long' });
  if (!mode || faults.length > 0) return { faults };
  return { told: { mode, from, to, on, carrier: carrier || null } };
}

export type ToldPartner = { kind: Code<'partner_type'>; name: string };

export function readPartner(form: FormData): { told: ToldPartner } | { faults: Fault[] } {
  const kind = codes.partner_type.find((code) => code === textIn(form, 'body'));
  const name = textIn(form, 'name');
  const faults: Fault[] = [];
  if (!kind) faults.push({ field: 'body', reason: 'body' });
  if (!name || name.length > LONGEST_NAME) faults.push({ field: 'name', reason: 'name' });
  return kind && faults.length === 0 ? { told: { kind, name } } : { faults };
}

/** People nobody knows yet, so many of one kind. `submission`: the form they come from, which puts them on once. */
export type ToldUnknown = {
  submission?: string;
  persons: number;
  sex: Code<'sex'> | null;
  age: number | null;
  homeProvince: string | null;
};

export function readUnknown(form: FormData): { told: ToldUnknown } | { faults: Fault[] } {
  const persons = wholeIn(textIn(form, 'persons'), 1, 500);
  const [age, province] = [textIn(form, 'age'), textIn(form, 'homeProvince')];
  const years = wholeIn(age, 0, 110);
  const homeProvince = provinceCodes.find((code) => code === province) ?? null;
  const sex = codes.sex.find((code) => code === textIn(form, 'sex')) ?? null;
  if (persons === null) return { faults: [{ field: 'persons', reason: 'persons' }] };
  if (age && years === null) return { faults: [{ field: 'age', reason: 'age' }] };
  const submission = textIn(form, 'submission');
  return { told: { persons, sex, age: years, homeProvince, ...(isSubmissionId(submission) && { submission }) } };
}

/** The case numbers in what was typed or pasted, each once, in capitals. */
export function readReferences(form: FormData): { told: string[] } | { faults: Fault[] } {
  const words = textIn(form, 'references')
    .toUpperCase()
    .split(/[\s,;]+/);
  const told = [...new Set(words.filter(Boolean))];
  if (told.length === 0) return { faults: [{ field: 'references', reason: 'references' }] };
  return told.length > MOST_REFERENCES ? { faults: [{ field: 'references', reason: 'many' }] } : { told };
}

/** The rows that were ticked, by their place on the manifest. */
export function readPositions(form: FormData): number[] {
  const all = form.getAll('row').map((value) => wholeIn(String(value), 1, 1_000_000));
  return [...new Set(all.flatMap((position) => position ?? []))];
}

/** Longer than an address should be: then nobody stays ticked, which is seen, and better than everybody. */
const LONGEST_TICKED = 4_000;

/** Positions as an address carries them, such as `1-14.16`: what was ticked stays ticked when an act is refused. */
export function tickedText(positions: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === position - 1) last[1] = position;
    else runs.push([position, position]);
  }
  const text = runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join('.');
  return text.length > LONGEST_TICKED ? '' : text;
}

/** Whether such a text names a position; null: there is none, and nothing was ticked before. */
export function tickedIn(text: string | undefined): ((position: number) => boolean) | null {
  if (text === undefined) return null;
  const runs = text.split('.').map((run) => run.split('-').map(Number));
  return (position) => runs.some(([from = 0, to = from]) => from <= position && position <= to);
}

export function readStayReason(form: FormData, allowed: readonly StayReason[]): StayReason | null {
  return allowed.find((reason) => reason === textIn(form, 'reason')) ?? null;
}

export function readDay(form: FormData): string | null {
  const on = textIn(form, 'on');
  return isDay(on) && on >= FIRST_DAY ? on : null;
}

export type ToldCompound = { submission: string; name: string; aliases: string[]; town: string; country: string };

export function readCompound(form: FormData): { told: ToldCompound } | { faults: Fault[] } {
  const [name, town, country] = [textIn(form, 'name'), textIn(form, 'town'), textIn(form, 'country')];
  const aliases = [
    ...new Set(
      textIn(form, 'aliases')
        .split(/[\r\n;]+/)
        .map((each) => each.trim()),
    ),
  ].filter(Boolean);
  const submission = textIn(form, 'submission');
  const faults: Fault[] = [];
  if (!name || name.length > LONGEST_NAME) faults.push({ field: 'name', reason: 'name' });
  if (aliases.length > 20 || aliases.some((each) => each.length > LONGEST_NAME))
    faults.push({ field: 'aliases', reason: 'aliases' });
  if (!town || town.length > LONGEST_NAME) faults.push({ field: 'town', reason: 'town' });
  if (!isCountry(country)) faults.push({ field: 'country', reason: 'country' });
  if (!isSubmissionId(submission)) faults.push({ field: 'name', reason: 'form' });
  return faults.length > 0 ? { faults } : { told: { submission, name, aliases, town, country } };
}

export type ToldStay = { reference: string; from: string | null; until: string | null };

export function readStay(form: FormData): { told: ToldStay } | { faults: Fault[] } {
  const [reference, from, until] = [textIn(form, 'case').toUpperCase(), textIn(form, 'from'), textIn(form, 'until')];
  const faults: Fault[] = [];
  if (!reference) faults.push({ field: 'case', reason: 'case' });
  if (from && !isMonth(from)) faults.push({ field: 'from', reason: 'month' });
  if (until && !isMonth(until)) faults.push({ field: 'until', reason: 'month' });
  if (from && until && until < from) faults.push({ field: 'until', reason: 'before-from' });
  return faults.length > 0 ? { faults } : { told: { reference, from: from || null, until: until || null } };
}

/** Words that are sealed when they are kept. */
export const readWords = (form: FormData, name: string): string => textIn(form, name);

export const readVersion = (form: FormData): number => wholeIn(textIn(form, 'version'), 0, 1_000_000_000) ?? -1;

/** The country a list is asked for. */
export const readCountry = (typed: string | undefined): string | undefined =>
  countryCodes.find((code) => code === typed);

function wholeIn(typed: string, least: number, most: number): number | null {
  const value = /^\d{1,10}$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
