import { isDay, isMonth, lastDayOf, today } from '@/lib/calendar';
import { codes, isAbsence, isCountry, provinceCodes } from '@/lib/vocabulary';

/** What is counted. Each has its definition in `catalogue.ts`. */
export const metricCodes = [
  'cases_handled',
  'persons_assisted',
  'persons_presumed',
  'persons_confirmed',
  'persons_rescued',
  'persons_repatriated',
  'cases_returning',
  'cases_suspected',
  'cases_retrafficked',
  'persons_went_back',
  'median_days_to_return',
  'cases_open',
  'share_of_total',
  'growth_factor',
] as const;
export type Metric = (typeof metricCodes)[number];

/** In what a figure is told: what is counted; or, of those made from counts, days, percent or times. */
export type Unit = 'case' | 'person' | 'day' | 'percent' | 'times';

/** By what a figure can be split: see `dimensions.ts`. */
export const dimensionCodes = [
  'destination',
  'region',
  'year',
  'quarter',
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
  'mission',
  'status',
  'exit_manner',
  'return_status',
  'return_mode',
  'return_basis',
  'determination',
  'determination_body',
  'retrafficking',
] as const;
export type Dimension = (typeof dimensionCodes)[number];

/**
 * Which cases are meant. Every field narrows; an absent field does not. A value is one code, or several (`KH,PH`: any of
 * them), or what is left out (`!AE`, `!KH,AE`: none of them); of parts with `;` between them each must hold. A coded
 * field also takes absence codes. See `clausesOf`.
 */
export type Filter = {
  destination?: string;
  region?: string;
  officeId?: string;
  mission?: string;
  status?: string;
  exitManner?: string;
  returnStatus?: string;
  returnMode?: string;
  returnBasis?: string;
  determination?: string;
  determinationBody?: string;
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

/** One part of a value of a filter: a case must answer with one of the codes; or, where `not`, with none of them. */
export type Clause = { not: boolean; codes: string[] };

/** The parts of a value of a filter, all of which must hold. */
export function clausesOf(value: string): Clause[] {
  return value.split(';').map((part) => {
    const not = part.startsWith('!');
    return { not, codes: (not ? part.slice(1) : part).split(',') };
  });
}

/** `from` and `to` (days, both inclusive) bound the metric's own date; `asOf` bounds what has happened. */
export type Period = { from?: string; to?: string; asOf: string };

/**
 * As things were known at a time, not as they are known now: at the end of a day (in Jakarta), or once so many entries of
 * the audit had been written.
 */
export type Known = { knownOn?: string; knownAt?: number };

/**
 * What figures made from counts are made of: `counted` (cases handled unless said otherwise), and for a growth the period
 * it is held against (the one before unless said otherwise).
 */
export type Derived = { counted?: Metric; beforeFrom?: string; beforeTo?: string };

/** A question to the figures. Days are `YYYY-MM-DD`. */
export type Question = Period & Known & Derived & { metric: Metric; by?: Dimension; where?: Filter };

/** `key` is a code of the dimension, or an absence code (`not_asked`, `unknown`, …) for those without an answer. */
export type FigureRow = {
  key: string;
  value: number;
  /** Of a median, share or growth: the number it rests on. */
  base?: number;
};

/**
 * `total` counts the whole; `answered` those with an answer in the dimension (the denominator of percentages). `rows`
 * holds the answers only, largest first (years and months in their order); `absent` the reasons for having none. Of a
 * median, share or growth `total` is the value of the whole and `answered` the number it rests on; where that is 0 there
 * is no value, and `total` is 0.
 */
export type Figure = Question & {
  unit: Unit;
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
  | 'no-such-code'
  | 'no-such-entry';

/** Why a question cannot be asked: the sentence is `figures.refused.<refused>`, with the value as it was given. */
export type RefusedInput = { refused: BadInput; field: string; value: string };

/** The names of a filter's fields in an address, and what each may hold. */
export const filterFields: { name: string; field: keyof Filter; codes: readonly string[] | 'country' | 'any' }[] = [
  { name: 'destination', field: 'destination', codes: 'country' },
  { name: 'region', field: 'region', codes: codes.reporting_region },
  { name: 'office', field: 'officeId', codes: 'any' },
  { name: 'mission', field: 'mission', codes: 'any' },
  { name: 'status', field: 'status', codes: codes.case_status },
  { name: 'exitManner', field: 'exitManner', codes: codes.exit_manner },
  { name: 'returnStatus', field: 'returnStatus', codes: codes.repatriation_status },
  { name: 'returnMode', field: 'returnMode', codes: codes.repatriation_mode },
  { name: 'returnBasis', field: 'returnBasis', codes: codes.repatriation_basis },
  { name: 'determination', field: 'determination', codes: codes.victim_identification },
  { name: 'determinationBody', field: 'determinationBody', codes: codes.partner_type },
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
    const value = one(raw[name], 2_000);
    if (!value) continue;
    const parts: string[] = [];
    for (const { not, codes: given } of clausesOf(value)) {
      const meant = [...new Set(given.map((code) => code.trim()))];
      const wrong = meant.find((code) => !isAllowed(name, code, allowed));
      if (wrong !== undefined) return { refused: refusalOf(name), field: name, value: wrong };
      parts.push((not ? '!' : '') + meant.join(','));
    }
    filter[field] = parts.join(';');
  }
  return filter as Filter;
}

function isAllowed(name: string, code: string, allowed: (typeof filterFields)[number]['codes']): boolean {
  if (allowed === 'any') return code !== '';
  if (allowed === 'country') return isCountry(code);
  return allowed.includes(code) || mayBeAbsent(name, code);
}

const refusalOf = (name: string): BadInput =>
  name === 'destination' ? 'no-such-country' : name === 'region' ? 'no-such-region' : 'no-such-code';

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

/** As of which knowledge an address asks; an entry by its number in the audit. */
export function parseKnown(raw: Raw, now = today()): Known | RefusedInput {
  const [on, at] = [one(raw.knownOn), one(raw.knownAt)];
  const span = on ? spanOf(on) : undefined;
  if (on && !span) return { refused: 'no-such-date', field: 'knownOn', value: on };
  if (span && span.first > now) return { refused: 'in-the-future', field: 'knownOn', value: on };
  if (at && !/^\d{1,15}$/.test(at)) return { refused: 'no-such-entry', field: 'knownAt', value: at };
  return { ...(span && { knownOn: earlier(span.last, now) }), ...(at && { knownAt: Number(at) }) };
}

/** What a share or a growth is made of; nothing where the address does not say. */
function parseDerived(raw: Raw): Derived | RefusedInput {
  const [counted, first, last] = [one(raw.counted), one(raw.beforeFrom), one(raw.beforeTo)];
  const isCounted = isOneOf(metricCodes, counted) && (counted.startsWith('cases_') || counted.startsWith('persons_'));
  if (counted && !isCounted) return { refused: 'no-such-metric', field: 'counted', value: counted };
  const [begin, end] = [spanOf(first)?.first, spanOf(last)?.last];
  if (first && !begin) return { refused: 'no-such-date', field: 'beforeFrom', value: first };
  if (last && !end) return { refused: 'no-such-date', field: 'beforeTo', value: last };
  if (begin && end && begin > end) return { refused: 'ends-before-it-begins', field: 'beforeFrom', value: begin };
  return {
    ...(isCounted && { counted }),
    ...(begin && end && { beforeFrom: begin, beforeTo: end }),
  };
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
  const known = parseKnown(raw, now);
  if ('refused' in known) return known;
  const derived = parseDerived(raw);
  if ('refused' in derived) return derived;
  if (!by) return { metric, where, ...period, ...known, ...derived };
  const dimension = by === 'country' ? 'destination' : by;
  if (!isOneOf(dimensionCodes, dimension)) return { refused: 'no-such-dimension', field: 'by', value: by };
  return { metric, by: dimension, where, ...period, ...known, ...derived };
}

const isOneOf = <const All extends readonly string[]>(all: All, value: string): value is All[number] =>
  all.includes(value);

const earlier = (a: string, b: string) => [a, b].sort()[0] ?? a;

function one(value: string | string[] | undefined, most = 60): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\0', '').trim().slice(0, most);
}

function spanOf(value: string): { first: string; last: string } | undefined {
  if (isDay(value)) return { first: value, last: value };
  if (isMonth(value)) return { first: `${value}-01`, last: lastDayOf(value) };
  if (/^20\d{2}$/.test(value)) return { first: `${value}-01-01`, last: `${value}-12-31` };
  return undefined;
}
