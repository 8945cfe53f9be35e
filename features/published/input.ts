import { type Metric, metricCodes, type Question } from '@/features/figures/input';
import { isDay } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { codes, isCountry, type Region } from '@/lib/vocabulary';
import { type Comparator, comparators } from './reference';

export const units = ['cases', 'persons', 'percent', 'other'] as const;
export type Unit = (typeof units)[number];

/** `none`: not a count of ours, kept because it is quoted beside ours. */
const notOfPlaceAndPeriod = ['median_days_to_return', 'growth_factor'] as const;
export const countable = [
  ...metricCodes.filter((code) => !notOfPlaceAndPeriod.some((other) => other === code)),
  'none',
] as (Metric | 'none')[];
export const regions = ['world', 'southeast_asia', 'middle_east', 'other_region'] as const satisfies (
  | Region
  | 'world'
)[];

/** A published figure as a form tells it. `question`: ours that comes nearest; null where nothing of ours does. */
export type ToldFigure = {
  metric: string;
  unit: Unit;
  country: string | null;
  region: string | null;
  from: string | null;
  to: string | null;
  asOf: string | null;
  comparator: Comparator;
  value: number | null;
  population: string;
  quote: string;
  authority: string;
  source: string;
  sourceDate: string;
  sumsInto: string | null;
  conflictsWith: string | null;
  note: string | null;
  question: Question | null;
};

export type FigureFault = {
  field: string;
  reason: 'missing' | 'long' | 'choose' | 'number' | 'day' | 'future' | 'order' | 'place' | 'code';
};

const LONGEST = 500;

/** Reads the form by which somebody adds a published figure. `known`: the codes a figure may refer to. */
export function readFigure(
  form: FormData,
  known: string[],
  today: string,
): { told: ToldFigure } | { faults: FigureFault[] } {
  const faults: FigureFault[] = [];
  const blame = (field: string, reason: FigureFault['reason']) => {
    faults.push({ field, reason });
    return null;
  };
  const reader = readerOf(form, blame);
  const metric = reader.chosen('metric', countable);
  const unit = reader.chosen('unit', units);
  const comparator = reader.chosen('comparator', comparators);
  const value = valueIn(textIn(form, 'value'), comparator, blame);
  const place = placeIn(textIn(form, 'place'), blame);
  const period = periodIn(form, today, blame);
  const words = {
    population: reader.words('population'),
    quote: reader.words('quote'),
    authority: reader.words('authority'),
    source: reader.words('source'),
  };
  const sumsInto = reader.codeOf('sumsInto', known);
  const conflictsWith = reader.codeOf('conflictsWith', known);
  const note = reader.words('note', true) || null;
  if (!metric || !unit || !comparator || faults.length > 0) return { faults };
  const { sourceDate, ...days } = period;
  const question =
    metric === 'none' || (unit === 'percent') !== (metric === 'share_of_total')
      ? null
      : questionFor(metric, place, period);
  return {
    told: {
      metric,
      unit,
      comparator,
      value,
      ...place,
      ...days,
      ...words,
      sourceDate,
      sumsInto,
      conflictsWith,
      note,
      question,
    },
  };
}

type Blame = (field: string, reason: FigureFault['reason']) => null;

function readerOf(form: FormData, blame: Blame) {
  return {
    chosen: <const All extends readonly string[]>(field: string, all: All): All[number] | null =>
      all.find((each) => each === textIn(form, field)) ?? blame(field, 'choose'),
    words: (field: string, mayBeEmpty = false): string => {
      const words = textIn(form, field);
      if (!words && !mayBeEmpty) blame(field, 'missing');
      if (words.length > LONGEST) blame(field, 'long');
      return words;
    },
    codeOf: (field: string, known: string[]): string | null => {
      const code = textIn(form, field).toUpperCase();
      return code && !known.includes(code) ? blame(field, 'code') : code || null;
    },
  };
}

/** `2438`, `2.438` or `2,438`; with no number only where the words say "some". */
function valueIn(typed: string, comparator: Comparator | null, blame: Blame): number | null {
  if (!typed) return comparator === 'some' ? null : blame('value', 'number');
  if (!/^(\d{1,9}|\d{1,3}([.,]\d{3}){1,2})$/.test(typed)) return blame('value', 'number');
  return Number(typed.replace(/[.,]/g, ''));
}

type Place = { country: string | null; region: string | null };

/** A region by its code, or a country. */
function placeIn(typed: string, blame: Blame): Place {
  if (regions.some((each) => each === typed)) return { country: null, region: typed };
  if (!isCountry(typed)) blame('place', 'place');
  return { country: typed, region: null };
}

type Days = { from: string | null; to: string | null; asOf: string | null; sourceDate: string };

function periodIn(form: FormData, today: string, blame: Blame): Days {
  const dayIn = (field: string) => {
    const day = textIn(form, field);
    if (day && !isDay(day)) return blame(field, 'day');
    if (day > today) return blame(field, 'future');
    return day || null;
  };
  const [from, to, asOf, sourceDate] = [dayIn('from'), dayIn('to'), dayIn('asOf'), dayIn('sourceDate')];
  if (!sourceDate && !textIn(form, 'sourceDate')) blame('sourceDate', 'missing');
  if (from && to && from > to) blame('to', 'order');
  if (from && asOf && from > asOf) blame('asOf', 'order');
  return { from, to, asOf, sourceDate: sourceDate ?? '' };
}

/** As of the day the figure says, or else of the day it came out. */
function questionFor(metric: Metric, { country, region }: Place, { from, to, asOf, sourceDate }: Days): Question {
  const where = {
    ...(country && { destination: country }),
    ...(codes.reporting_region.some((each) => each === region) && { region: region as Region }),
  };
  return { metric, where, ...(from && { from }), ...(to && { to }), asOf: asOf ?? sourceDate };
}

/** An explanation as its form tells it, with the numbers that were on the page, as they are kept. */
export type ToldExplanation = { text: string; ours: number | null; published: number | null };

const SHORTEST_WHY = 15;
const LONGEST_WHY = 2_000;

export function readExplanation(form: FormData): { told: ToldExplanation } | { refused: 'short' | 'long' } {
  const words = textIn(form, 'text');
  if (words.length < SHORTEST_WHY) return { refused: 'short' };
  if (words.length > LONGEST_WHY) return { refused: 'long' };
  const number = (field: string) => (/^\d{1,15}$/.test(textIn(form, field)) ? Number(textIn(form, field)) : null);
  return { told: { text: words, ours: number('ours'), published: number('published') } };
}
