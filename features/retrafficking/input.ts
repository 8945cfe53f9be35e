import type { View } from '@/features/figures/dashboard';
import { type Filter, type Period, parseFilter, parsePeriod, type Raw } from '@/features/figures/input';
import type { Decided } from '@/features/people/finding-column';
import { isDay } from '@/lib/calendar';
import { type ReasonFault, reasonFault } from '@/lib/reason';
import { decisions, type Horizon, horizons, type Later } from './rules';

/** A decision as it was typed. `seen` is the finding that the form was made from. */
export type Decision = { state: Decided; on: string; reason: string; seen: string };

export type DecisionFault = { field: 'state' | 'on' | 'reason'; reason: 'state' | 'on' | ReasonFault };

/** What the form says, or what is wrong with it, field by field. */
export function readDecision(form: FormData): { decision: Decision } | { faults: DecisionFault[] } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const state = decisions.find((each) => each === text('state'));
  const [on, reason] = [text('on'), text('reason')];
  const short = reasonFault(reason);
  const faults: DecisionFault[] = [
    ...(state ? [] : [{ field: 'state' as const, reason: 'state' as const }]),
    ...(isDay(on) ? [] : [{ field: 'on' as const, reason: 'on' as const }]),
    ...(short ? [{ field: 'reason' as const, reason: short }] : []),
  ];
  return state && faults.length === 0 ? { decision: { state, on, reason, seen: text('seen') } } : { faults };
}

/** By what the rate can be split. */
export const rateDimensions = ['destination', 'channel', 'return_mode'] as const;
export type RateDimension = (typeof rateDimensions)[number];

/** Who returned in a period (days, both inclusive), and what had become of them on a day. */
export type RateQuestion = Period & { where?: Filter; by?: RateDimension };

/** Numbers of the rate that lead to cases: those of the later episodes. */
export const numbersBehind = ['again', 'early', 'undecided', 'undecidedEarly', 'wentBack'] as const;

/** The cases behind a number of the rate; `key` of a row, `to` of a flow. */
export type BehindRate = {
  question: RateQuestion;
  fate: (typeof numbersBehind)[number];
  months: Horizon;
  key?: string;
  to?: string;
};

/** The address of the list of cases behind a number; `behindFrom` reads it back. */
export function behindHref({ question, fate, months, key, to }: BehindRate): string {
  const { from, to: until, asOf, by, where } = question;
  const given = { rate: fate, within: String(months), from, to: until, asOf, by, key, into: to, region: where?.region };
  const told = Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/cases?${new URLSearchParams(told)}`;
}

/** Which number an address of the list asks for; null where it asks for none, or for what there is not. */
export function behindFrom(raw: Raw): BehindRate | null {
  const one = (name: string) => [raw[name]].flat()[0] ?? '';
  const fate = numbersBehind.find((each) => each === one('rate'));
  const months = horizons.find((each) => String(each) === one('within'));
  const by = rateDimensions.find((each) => each === one('by'));
  const period = parsePeriod(raw);
  const where = parseFilter({ region: raw.region });
  if (!fate || !months || 'refused' in period || 'refused' in where) return null;
  const row = { ...(one('key') && { key: one('key') }), ...(one('into') && { to: one('into') }) };
  return { question: { ...period, where, by }, fate, months, ...row };
}

/** The list of the cases that a finding stands for, handled in the period of a view. */
export function findingsHref({ period, where }: View, state: Later['state']): string {
  const given = { again: state, ...period, region: where.region };
  const told = Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/cases?${new URLSearchParams(told)}`;
}
