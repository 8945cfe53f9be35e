import type { Decided } from '@/features/people/finding-column';
import { isDay } from '@/lib/calendar';
import { type ReasonFault, reasonFault } from '@/lib/reason';
import { decisions } from './rules';

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
