import { createHash } from 'node:crypto';
import { roundedDown } from './rounding';

/** What a synthetic record tells; empty where it tells nothing. */
export const syntheticFields = ['destination', 'sex', 'age_band'] as const;
export type Telling = Record<(typeof syntheticFields)[number], string>;
export type SyntheticRecord = Telling & { year: string };

/** How many real cases hold a combination; an answer that is missing is empty. Exact: it stays inside. */
export type Combination = Telling & { count: number };

/**
 * Invented records that look like the year's cases. The generator draws from margins of one and two answers, each
 * rounded down to a multiple of `k` (so those below `k` are gone), and knows nothing else of the cases. A record that
 * would tell a combination held by fewer than `k` tells less, until it does not; of each combination a multiple of `k`
 * records is kept. Whatever a record tells is told by `k` real cases at least.
 */
export function syntheticRecords(year: string, real: Combination[], k: number, seed: string): SyntheticRecord[] {
  const margins = new Margins(real, k);
  const chance = chanceFrom(`${seed}/${year}`);
  const wanted = margins.of({});
  const drawn = Array.from({ length: wanted }, () => withoutRare(draw(margins, chance), real, k));
  const kept = new Map<string, Telling[]>();
  for (const record of drawn) {
    const name = syntheticFields.map((field) => record[field]).join('/');
    kept.set(name, [...(kept.get(name) ?? []), record]);
  }
  return [...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, [record]]) => record && syntheticFields.some((field) => record[field] !== ''))
    .flatMap(([, records]) => records.slice(0, roundedDown(records.length, k)))
    .map((record) => ({ year, ...record }));
}

/** How many real cases agree with everything a record tells. */
export function holders(record: Partial<Telling>, real: Combination[]): number {
  return real
    .filter((each) => syntheticFields.every((field) => !record[field] || record[field] === each[field]))
    .reduce((total, { count }) => total + count, 0);
}

/** The margins of one and two answers, rounded down. */
class Margins {
  readonly #known = new Map<string, number>();

  constructor(
    readonly real: Combination[],
    readonly k: number,
  ) {}

  of(told: Partial<Telling>): number {
    const name = JSON.stringify(syntheticFields.map((field) => told[field] ?? ''));
    const known = this.#known.get(name) ?? roundedDown(holders(told, this.real), this.k);
    this.#known.set(name, known);
    return known;
  }

  codes(field: keyof Telling): string[] {
    return [...new Set(this.real.map((each) => each[field]))].filter(Boolean).sort();
  }
}

/** One answer after the other, each by what is known of it with the answers before. */
function draw(margins: Margins, chance: () => number): Telling {
  const destination = pick(margins, 'destination', (code) => margins.of({ destination: code }), margins.of({}), chance);
  const given = { destination };
  const sex = pick(margins, 'sex', (code) => margins.of({ ...given, sex: code }), margins.of(given), chance);
  const whole = margins.of({ destination });
  const age_band = pick(
    margins,
    'age_band',
    (code) => {
      const alone = margins.of({ age_band: code });
      if (alone === 0 || sex === '') return margins.of({ ...given, age_band: code });
      // As if age and sex had nothing to do with each other but what their own margin says.
      return (margins.of({ ...given, age_band: code }) * margins.of({ sex, age_band: code })) / alone;
    },
    sex === '' ? whole : margins.of({ ...given, sex }),
    chance,
  );
  return { destination, sex, age_band };
}

/** A code as often as its weight says; nothing for what the weights leave over. */
function pick(
  margins: Margins,
  field: keyof Telling,
  weight: (code: string) => number,
  whole: number,
  chance: () => number,
): string {
  const weights = margins.codes(field).map((code) => [code, weight(code)] as const);
  const total = weights.reduce((sum, [, each]) => sum + each, 0);
  let at = chance() * Math.max(total, whole);
  for (const [code, each] of weights) {
    if (at < each) return code;
    at -= each;
  }
  return '';
}

/** Takes back the last answers until enough real cases hold what is left. */
function withoutRare(record: Telling, real: Combination[], k: number): Telling {
  const fewer = [record, { ...record, age_band: '' }, { ...record, age_band: '', sex: '' }];
  return fewer.find((each) => holders(each, real) >= k) ?? { destination: '', sex: '', age_band: '' };
}

/** The same seed gives the same throws, from 0 up to 1. */
function chanceFrom(seed: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${seed}/${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
