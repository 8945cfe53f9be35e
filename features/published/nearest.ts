import type { Figure, Filter, Metric, Period, Question } from '@/features/figures/input';
import { type PublishedFigure, publishedOn } from './reference';

/** In what ours is told: a count; or, of figures made from counts, percent or times. */
export type Kind = 'count' | 'share' | 'growth';

export function kindOf({ metric }: Question): Kind {
  if (metric === 'share_of_total') return 'share';
  return metric === 'growth_factor' ? 'growth' : 'count';
}

/** What the figure comes to; null where there is nothing to divide by. */
export function comesTo(figure: Figure): number | null {
  return kindOf(figure) !== 'count' && figure.answered === 0 ? null : figure.total;
}

/**
 * Why a number that is right may still not be ours. A cause that the nearest definition follows (`followed`) explains no
 * difference that is left; one that it cannot follow does.
 */
export const causeCodes = ['scope', 'date', 'unit', 'late', 'authority', 'geography'] as const;
export type CauseCode = (typeof causeCodes)[number];
export type Cause = { code: CauseCode; followed: boolean };

// The document of 2024 says 2020 to 2023, and has the very numbers that the Ministry gave for May 2023: its data end there.
const untilMay2023 = { from: '2020-01-01', to: '2023-05-31', asOf: '2023-05-31' } as const;
const in2022 = { from: '2022-01-01', to: '2022-12-31' } as const;
const inJuly2023 = { from: '2023-07-01', to: '2023-07-31', asOf: publishedOn.B } as const;

const asked = (metric: Metric, period: Period, where: Filter = {}): Question => ({ metric, where, ...period });
const handled = (where?: Filter) => asked('cases_handled', untilMay2023, where);
const home2022 = (asOf: string, where?: Filter) => asked('persons_repatriated', { ...in2022, asOf }, where);

/** By code, for the figures the app comes with. Those that are not here are no counts of ours. */
const named: Record<string, Question> = {
  F01: handled(),
  F10: asked('share_of_total', untilMay2023, { destination: 'KH' }),
  F14: home2022(publishedOn.A),
  F15: asked('persons_went_back', { asOf: publishedOn.A }),
  F16: handled({ region: 'southeast_asia' }),
  F24: asked('share_of_total', { asOf: publishedOn.B }, { region: 'southeast_asia' }),
  F25: {
    ...asked('growth_factor', { ...in2022, asOf: publishedOn.B }, { destination: 'KH' }),
    beforeFrom: '2021-01-01',
    beforeTo: '2021-12-31',
  },
  F27: home2022(publishedOn.B, { destination: 'KH' }),
  F28: home2022(publishedOn.B, { destination: 'KH', returnMode: 'chartered_flight' }),
  F29: home2022(publishedOn.B, { destination: 'LA' }),
  F30: asked('persons_repatriated', inJuly2023, { destination: 'KH' }),
  F31: asked('persons_repatriated', inJuly2023, { destination: 'MM' }),
  // Rescues are known by their month.
  F32: asked(
    'persons_rescued',
    { from: '2023-06-01', to: '2023-06-30', asOf: publishedOn.B },
    { destination: 'PH', exitManner: 'joint_operation' },
  ),
};

/** Ours that comes nearest to one of the 35. */
export function nearestTo({ code, metric, country }: PublishedFigure): Question | null {
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
  F32: left('authority', 'date'),
};

/** What is known to stand between one of the 35 and ours. */
export function causesOf({ code, metric, document }: PublishedFigure): Cause[] {
  if (causes[code]) return causes[code];
  if (!document || metric !== 'cases_handled') return [];
  return document === 'B' ? followed('unit', 'date') : followed('unit');
}
