import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { type Change, changes, comparedSpans, type Span } from './comparison';
import {
  type Dimension,
  type Figure,
  type Filter,
  type Metric,
  type Period,
  parseFilter,
  parsePeriod,
  type Question,
  type Raw,
  type RefusedInput,
} from './input';
import { figure, figures } from './queries';

/** What a reader of a dashboard has chosen. */
export type View = { period: Period; where: Filter };

export const usualStart = '2020-01-01';

/** The view that an address asks for; the usual one, with the reason, where it asks for something impossible. */
export function viewFrom(raw: Raw, now = today()): { view: View; refused?: RefusedInput } {
  const usual = { period: { from: usualStart, asOf: now }, where: {} };
  const chosen = parsePeriod(raw, now);
  if ('refused' in chosen) return { view: usual, refused: chosen };
  const until = chosen.to ?? chosen.asOf;
  const period = raw.from === undefined && until >= usualStart ? { ...chosen, from: usualStart } : chosen;
  const where = parseFilter({ region: raw.region });
  if ('refused' in where) return { view: usual, refused: where };
  return { view: { period, where } };
}

/** The view as parameters of an address, to carry it from one dashboard to another. */
export function addressOf(path: string, { period, where }: View): string {
  const chosen = [...Object.entries(period), ...Object.entries(where)].filter(([, value]) => value);
  return `${path}?${new URLSearchParams(chosen as [string, string][])}`;
}

const tileMetrics = ['cases_handled', 'persons_assisted', 'persons_repatriated', 'cases_retrafficked'] as const;

/** What a dashboard shows large, each figure whole. */
export async function tilesOf(actor: Actor, view: View): Promise<Record<(typeof tileMetrics)[number], Figure>> {
  const whole = await figures(
    actor,
    tileMetrics.map((metric) => questionOf(view, metric)),
  );
  return Object.fromEntries(whole.map((each) => [each.metric, each])) as Record<(typeof tileMetrics)[number], Figure>;
}

/** Cases handled, split by each of the dimensions. */
export async function splitBy<D extends Dimension>(
  actor: Actor,
  view: View,
  dimensions: readonly D[],
): Promise<Record<D, Figure>> {
  const all = await figures(
    actor,
    dimensions.map((by) => ({ ...questionOf(view, 'cases_handled'), by })),
  );
  return Object.fromEntries(all.map((each) => [each.by, each])) as Record<D, Figure>;
}

/** How cases handled moved against a year earlier, by row of a dimension. */
export async function changesBy(
  actor: Actor,
  view: View,
  by: Dimension,
): Promise<{ now: Span; before: Span; rows: Map<string, Change> }> {
  const spans = comparedSpans(view.period);
  const question = { ...questionOf(view, 'cases_handled'), by };
  const [now, before] = await Promise.all([
    figure(actor, { ...question, ...spans.now }),
    figure(actor, { ...question, ...spans.before }),
  ]);
  return { ...spans, rows: changes(now, before) };
}

function questionOf({ period, where }: View, metric: Metric): Question {
  return { metric, where, ...period };
}
