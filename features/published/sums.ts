/** What is added and compared: a published number, and ours under its nearest definition. */
export type Term = { code: string; value: number | null; ours: number | null };

/**
 * One line of arithmetic over the set. `sum`: the parts have to make the total. `remainder`: what is left of the total
 * without its parts. `against`: two numbers about the same thing that do not agree.
 */
export type Sum = {
  key: string;
  kind: 'sum' | 'remainder' | 'against';
  terms: { code: string; sign: 1 | -1; value: number; ours: number | null }[];
  /** What it should come to, where somebody printed that. */
  against: { code: string; value: number; ours: number | null } | null;
  result: number;
  /** The result less what was printed; null where nothing was. */
  over: number | null;
  /** The same line out of our numbers; null where one of them is not ours to count. */
  ours: { result: number; over: number | null } | null;
};

type Entry = Term & { sumsInto?: string | null; conflictsWith?: string | null };
type Wanted = { key: string; kind: Sum['kind']; plus: string[]; minus?: string[]; against?: string };

/** Lines no column of the table says. */
const further: Wanted[] = [
  { key: 'regions', kind: 'sum', plus: ['F01'], minus: ['F16'], against: 'F09' },
  { key: 'home-2022', kind: 'against', plus: ['F27', 'F29'], against: 'F14' },
  { key: 'home-all', kind: 'remainder', plus: ['F27', 'F29', 'F30', 'F31'] },
];
// Said by `regions` already, down to the country.
const said = new Set(['F01 F16', 'F16 F01']);

/** Every line that can be drawn: the totals with their parts, what contradicts what, and those above. */
export function sumsOf(entries: readonly Entry[]): Sum[] {
  const terms = new Map(entries.map((entry) => [entry.code, entry]));
  return [...totals(entries), ...contradictions(entries), ...further].flatMap((wanted) => {
    const sum = drawn(wanted, terms);
    return sum ? [sum] : [];
  });
}

function totals(entries: readonly Entry[]): Wanted[] {
  const byTotal = Map.groupBy(
    entries.filter(({ sumsInto }) => sumsInto),
    ({ sumsInto }) => sumsInto ?? '',
  );
  return [...byTotal].map(([total, parts]) => {
    const codes = parts.map(({ code }) => code);
    // A single part is no sum: what is left beside it is the question.
    if (codes.length === 1) return { key: total, kind: 'remainder', plus: [total], minus: codes };
    return { key: total, kind: 'sum', plus: codes, against: total };
  });
}

function contradictions(entries: readonly Entry[]): Wanted[] {
  const seen = new Set(said);
  return entries.flatMap(({ code, conflictsWith: other }) => {
    if (!other || seen.has(`${code} ${other}`)) return [];
    seen.add(`${code} ${other}`).add(`${other} ${code}`);
    return [{ key: `${other}-${code}`, kind: 'against' as const, plus: [other], against: code }];
  });
}

function drawn({ key, kind, plus, minus = [], against }: Wanted, terms: ReadonlyMap<string, Term>): Sum | null {
  const parts = [...plus.map((code) => [code, 1] as const), ...minus.map((code) => [code, -1] as const)];
  const found = parts.map(([code, sign]) => ({ sign, term: terms.get(code) }));
  const target = against === undefined ? null : terms.get(against);
  if (target === undefined || (target && target.value === null)) return null;
  const known = found.flatMap(({ sign, term }) =>
    term && term.value !== null ? [{ code: term.code, sign, value: term.value, ours: term.ours }] : [],
  );
  if (known.length < found.length) return null;
  const result = known.reduce((sum, { sign, value }) => sum + sign * value, 0);
  const printed = target && target.value !== null ? { ...pick(target), value: target.value } : null;
  return {
    key,
    kind,
    terms: known,
    against: printed,
    result,
    over: printed && result - printed.value,
    ours: oursOf(known, printed),
  };
}

const pick = ({ code, ours }: Term) => ({ code, ours });

function oursOf(terms: Sum['terms'], against: Sum['against']): Sum['ours'] {
  if (terms.some(({ ours }) => ours === null) || (against && against.ours === null)) return null;
  const result = terms.reduce((sum, { sign, ours }) => sum + sign * (ours ?? 0), 0);
  return { result, over: against && result - (against.ours ?? 0) };
}

/** Whether the line holds: a sum that comes to its total. What is left or contradicts has nothing to hold. */
export function holds({ kind, over }: Sum): boolean {
  return kind === 'sum' && over === 0;
}

export type Shares = { code: string; parts: { code: string; percent: number }[]; sum: number; whole: number };

/** The parts of a total in percent with one decimal, and what they and the percentages without decimals come to. */
export function sharesOf(total: Term | undefined, parts: readonly Term[]): Shares | null {
  const whole = total?.value;
  if (!whole || parts.length === 0) return null;
  const exact = parts.map(({ code, value }) => ({ code, percent: (100 * (value ?? 0)) / whole }));
  const tenths = exact.map(({ code, percent }) => ({ code, percent: Math.round(percent * 10) / 10 }));
  return {
    code: total.code,
    parts: tenths,
    sum: tenths.reduce((sum, { percent }) => sum + Math.round(percent * 10), 0) / 10,
    whole: exact.reduce((sum, { percent }) => sum + Math.round(percent), 0),
  };
}
