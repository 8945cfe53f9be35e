import type { Filter, Metric, Period, Question } from '@/features/figures/input';
import { type PublishedFigure, publishedOn } from './reference';

/** What of ours comes nearest: a count, a part of a whole in percent, or how many times as many as before. */
export type Nearest =
  | { kind: 'count'; question: Question }
  | { kind: 'share'; part: Question; whole: Question }
  | { kind: 'growth'; now: Question; before: Question };

/**
 * Why a number that is right may still not be ours. A cause that the nearest definition follows (`followed`) explains no
 * difference that is left; one that it cannot follow does.
 */
export const causeCodes = ['scope', 'date', 'unit', 'late', 'authority', 'geography'] as const;
export type CauseCode = (typeof causeCodes)[number];
export type Cause = { code: CauseCode; followed: boolean };

export const nearestKinds = ['count', 'share', 'growth'] as const;

/** The questions behind it, in the order in which they are counted. */
export function questionsOf(nearest: Nearest): Question[] {
  if (nearest.kind === 'count') return [nearest.question];
  return nearest.kind === 'share' ? [nearest.part, nearest.whole] : [nearest.now, nearest.before];
}

/** What the counts come to; null where there is nothing to divide by. */
export function comesTo({ kind }: Nearest, [first = 0, second = 0]: number[]): number | null {
  if (kind === 'count') return first;
  if (second === 0) return null;
  return kind === 'share' ? (100 * first) / second : first / second;
}

/** The question whose list a number leads to. */
export const leadingQuestion = (nearest: Nearest): Question => questionsOf(nearest)[0] as Question;

// The document of 2024 says 2020 to 2023, and has the very numbers that the Ministry gave for May 2023: its data end there.
const untilMay2023 = { from: '2020-01-01', to: '2023-05-31', asOf: '2023-05-31' } as const;
const in2022 = { from: '2022-01-01', to: '2022-12-31' } as const;
const inJuly2023 = { from: '2023-07-01', to: '2023-07-31', asOf: publishedOn.B } as const;

const asked = (metric: Metric, period: Period, where: Filter = {}): Question => ({ metric, where, ...period });
const count = (metric: Metric, period: Period, where?: Filter): Nearest => ({
  kind: 'count',
  question: asked(metric, period, where),
});

const handled = (where?: Filter) => count('cases_handled', untilMay2023, where);
const home2022 = (asOf: string, where?: Filter) => count('persons_repatriated', { ...in2022, asOf }, where);
const share = (period: Period, where: Filter): Nearest => ({
  kind: 'share',
  part: asked('cases_handled', period, where),
  whole: asked('cases_handled', period),
});

/** By code, for the figures the app comes with. Those that are not here are no counts of ours. */
const named: Record<string, Nearest> = {
  F01: handled(),
  F10: share(untilMay2023, { destination: 'KH' }),
  F14: home2022(publishedOn.A),
  F15: count('persons_went_back', { asOf: publishedOn.A }),
  F16: handled({ region: 'southeast_asia' }),
  F24: share({ asOf: publishedOn.B }, { region: 'southeast_asia' }),
  F25: {
    kind: 'growth',
    now: asked('cases_handled', { ...in2022, asOf: publishedOn.B }, { destination: 'KH' }),
    before: asked(
      'cases_handled',
      { from: '2021-01-01', to: '2021-12-31', asOf: publishedOn.B },
      { destination: 'KH' },
    ),
  },
  F27: home2022(publishedOn.B, { destination: 'KH' }),
  F28: home2022(publishedOn.B, { destination: 'KH', returnMode: 'chartered_flight' }),
  F29: home2022(publishedOn.B, { destination: 'LA' }),
  F30: count('persons_repatriated', inJuly2023, { destination: 'KH' }),
  F31: count('persons_repatriated', inJuly2023, { destination: 'MM' }),
  F32: count('cases_handled', { from: '2023-06-26', to: '2023-06-26', asOf: publishedOn.B }, { destination: 'PH' }),
};

/** Ours that comes nearest to one of the 35. */
export function nearestTo({ code, metric, country }: PublishedFigure): Nearest | null {
  if (named[code]) return named[code];
  // One country of a total: the same question, narrowed.
  return metric === 'cases_handled' && country ? handled({ destination: country }) : null;
}

const followed = (...codes: CauseCode[]): Cause[] => codes.map((code) => ({ code, followed: true }));
const left = (...codes: CauseCode[]): Cause[] => codes.map((code) => ({ code, followed: false }));

const causes: Record<string, Cause[]> = {
  F10: followed('unit'),
  F14: followed('scope'),
  F15: followed('scope'),
  F24: left('scope', 'date'),
  F25: followed('date', 'authority'),
  F27: left('authority', 'scope', 'geography'),
  F28: left('authority', 'scope', 'geography'),
  F29: left('authority', 'scope', 'geography', 'date'),
  F30: left('authority', 'geography'),
  F31: left('authority', 'geography'),
  F32: left('authority'),
};

/** What is known to stand between one of the 35 and ours. */
export function causesOf({ code, metric, document }: PublishedFigure): Cause[] {
  if (causes[code]) return causes[code];
  if (metric !== 'cases_handled') return [];
  return document === 'B' ? followed('unit', 'date') : followed('unit');
}
