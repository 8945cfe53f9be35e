import { isDay, isMonth, lastDayOf, today } from '@/lib/calendar';
import { type Code, codes, isAbsence, isCountry, provinceCodes, type Region } from '@/lib/vocabulary';

/** What is counted. Each has its definition in `catalogue.ts`. */
export const metricCodes = [
  'cases_handled',
  'persons_assisted',
  'persons_repatriated',
  'cases_retrafficked',
  'persons_went_back',
] as const;
export type Metric = (typeof metricCodes)[number];

/** By what a figure can be split: see `dimensions.ts`. */
export const dimensionCodes = [
  'destination',
  'region',
  'year',
  'month',
  'channel',
  'platform',
  'scam_type',
  'means_of_control',
  'exploitation_type',
  'sex',
  'age_band',
  'province',
  'office',
  'status',
  'return_status',
  'return_mode',
  'retrafficking',
] as const;
export type Dimension = (typeof dimensionCodes)[number];

/** Which cases are meant. Every field narrows; an absent field does not. A coded field also takes an absence code. */
export type Filter = {
  destination?: string;
  region?: Region;
  officeId?: string;
  status?: Code<'case_status'>;
  returnStatus?: Code<'repatriation_status'>;
  returnMode?: string;
  channel?: string;
  platform?: string;
  scamType?: string;
  meansOfControl?: string;
  exploitationType?: string;
  sex?: string;
  ageBand?: string;
  province?: string;
  retrafficking?: string;
};

/** `from` and `to` (days, both inclusive) bound the metric's own date; `asOf` bounds what has happened. */
export type Period = { from?: string; to?: string; asOf: string };

/** A question to the figures. Days are `YYYY-MM-DD`. */
export type Question = Period & { metric: Metric; by?: Dimension; where?: Filter };

/** `key` is a code of the dimension, or an absence code (`not_asked`, `unknown`, …) for those without an answer. */
export type FigureRow = { key: string; value: number };

/**
 * `total` counts the whole; `answered` those with an answer in the dimension (the denominator of percentages). `rows`
 * holds the answers only, largest first (years and months in their order); `absent` the reasons for having none.
 */
export type Figure = Question & {
  unit: 'case' | 'person';
  total: number;
  answered: number;
  rows: FigureRow[];
  absent: FigureRow[];
};

/** Values by name as they arrive from an address or a command line. */
export type Raw = Record<string, string | string[] | undefined>;

export type BadInput =
  | 'no-such-metric'
  | 'no-such-dimension'
  | 'no-such-date'
  | 'in-the-future'
  | 'ends-before-it-begins'
  | 'begins-after-as-of'
  | 'no-such-country'
  | 'no-such-region'
  | 'no-such-code';

/** Why a question cannot be asked: the sentence is `figures.refused.<refused>`, with the value as it was given. */
export type RefusedInput = { refused: BadInput; field: string; value: string };

/** The names of a filter's fields in an address, and what each may hold. */
export const filterFields: { name: string; field: keyof Filter; codes: readonly string[] | 'country' | 'any' }[] = [
  { name: 'destination', field: 'destination', codes: 'country' },
  { name: 'region', field: 'region', codes: codes.reporting_region },
  { name: 'office', field: 'officeId', codes: 'any' },
  { name: 'status', field: 'status', codes: codes.case_status },
  { name: 'returnStatus', field: 'returnStatus', codes: codes.repatriation_status },
  { name: 'returnMode', field: 'returnMode', codes: codes.repatriation_mode },
  { name: 'channel', field: 'channel', codes: codes.recruitment_channel },
  { name: 'platform', field: 'platform', codes: codes.online_platform },
  { name: 'scamType', field: 'scamType', codes: codes.scam_type },
  { name: 'meansOfControl', field: 'meansOfControl', codes: codes.means_of_control },
  { name: 'exploitationType', field: 'exploitationType', codes: codes.exploitation_type },
  { name: 'sex', field: 'sex', codes: codes.sex },
  { name: 'ageBand', field: 'ageBand', codes: codes.age_band },
  { name: 'province', field: 'province', codes: provinceCodes },
  { name: 'retrafficking', field: 'retrafficking', codes: codes.retrafficking },
];

/** The filter in an address or a command line; an empty value does not narrow. */
export function parseFilter(raw: Raw): Filter | RefusedInput {
  const filter: Record<string, string> = {};
  for (const { name, field, codes: allowed } of filterFields) {
    const value = one(raw[name]);
    if (!value) continue;
    if (allowed === 'country' && !isCountry(value)) return { refused: 'no-such-country', field: name, value };
    if (Array.isArray(allowed) && !allowed.includes(value) && !mayBeAbsent(name, value))
      return { refused: name === 'region' ? 'no-such-region' : 'no-such-code', field: name, value };
    filter[field] = value;
  }
  return filter as Filter;
}

const alwaysPresent = ['region', 'status', 'returnStatus'];
const mayBeAbsent = (name: string, code: string) => !alwaysPresent.includes(name) && isAbsence(code);

/** A period in an address or a command line: days, months or years. Without `asOf` it is as of today. */
export function parsePeriod(raw: Raw, now = today()): Period | RefusedInput {
  const period: Partial<Period> = {};
  for (const name of ['from', 'to', 'asOf'] as const) {
    const value = one(raw[name]);
    if (!value) continue;
    const span = spanOf(value);
    if (!span) return { refused: 'no-such-date', field: name, value };
    if (span.first > now) return { refused: 'in-the-future', field: name, value };
    period[name] = name === 'from' ? span.first : earlier(span.last, name === 'asOf' ? now : span.last);
  }
  const { from, to, asOf = now } = period;
  if (from && to && from > to) return { refused: 'ends-before-it-begins', field: 'from', value: from };
  if (from && from > asOf) return { refused: 'begins-after-as-of', field: 'from', value: from };
  return { ...(from && { from }), ...(to && { to }), asOf };
}

/** The whole question in an address: the inverse of `listHref`. */
export function questionFrom(raw: Raw, now = today()): Question | RefusedInput {
  const metric = one(raw.metric) || 'cases_handled';
  const by = one(raw.by);
  if (!isOneOf(metricCodes, metric)) return { refused: 'no-such-metric', field: 'metric', value: metric };
  const period = parsePeriod(raw, now);
  if ('refused' in period) return period;
  const where = parseFilter(raw);
  if ('refused' in where) return where;
  if (!by) return { metric, where, ...period };
  const dimension = by === 'country' ? 'destination' : by;
  if (!isOneOf(dimensionCodes, dimension)) return { refused: 'no-such-dimension', field: 'by', value: by };
  return { metric, by: dimension, where, ...period };
}

const isOneOf = <const All extends readonly string[]>(all: All, value: string): value is All[number] =>
  all.includes(value);

const earlier = (a: string, b: string) => [a, b].sort()[0] ?? a;

function one(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\0', '').trim().slice(0, 60);
}

function spanOf(value: string): { first: string; last: string } | undefined {
  if (isDay(value)) return { first: value, last: value };
  if (isMonth(value)) return { first: `${value}-01`, last: lastDayOf(value) };
  if (/^20\d{2}$/.test(value)) return { first: `${value}-01-01`, last: `${value}-12-31` };
  return undefined;
}
