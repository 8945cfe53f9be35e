import { type ReasonFault, reasonFault } from '@/lib/reason';
import { type Code, codes } from '@/lib/vocabulary';
import type { Choice, Joining } from './commands/join';
import type { Undoing } from './commands/undo';
import type { Pair } from './queries/pairs';
import { faceFields } from './rules';

export type DecisionFault = { field: 'decision'; reason: 'no-decision' } | { field: 'reason'; reason: ReasonFault };

export type ReadDecision = {
  decision: 'same' | 'different';
  joining: Pick<Joining, 'basis' | 'reason' | 'choices' | 'sameEpisodes'>;
  fault: DecisionFault | null;
};

/** What a supervisor sent about a pair. A choice that is none is left to what is usual. */
export function readDecision(form: FormData): ReadDecision {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const decision = text('decision') === 'same' ? 'same' : 'different';
  const reason = text('reason');
  const [, one, other] = /^([0-9a-f-]{36}):([0-9a-f-]{36})$/.exec(text('episodes')) ?? [];
  return {
    decision,
    joining: {
      basis: codes.identity_match_basis.find((code) => code === text('basis')) as Code<'identity_match_basis'>,
      reason,
      choices: Object.fromEntries(
        faceFields.flatMap((field) => {
          const choice = (['one', 'other', 'both'] as Choice[]).find((each) => each === text(`field-${field}`));
          return choice ? [[field, choice]] : [];
        }),
      ),
      sameEpisodes: one && other ? [{ one, other }] : [],
    },
    fault: faultOf(text('decision'), reason),
  };
}

function faultOf(decision: string, reason: string): DecisionFault | null {
  if (decision !== 'same' && decision !== 'different') return { field: 'decision', reason: 'no-decision' };
  const fault = reasonFault(reason);
  // That two are different gives nobody anything to read; that they are the same does, and somebody will ask why.
  const isFault = decision === 'same' ? fault !== null : fault === 'reason-long';
  return isFault && fault ? { field: 'reason', reason: fault } : null;
}

/** What a supervisor sent about undoing a joining: the reason, and where goes what was changed or added since. */
export function readUndoing(form: FormData): Undoing {
  const sides = (name: string) => (['kept', 'joined'] as const).find((side) => side === form.get(name));
  const rows = [...form.keys()].filter((name) => name.startsWith('row-'));
  return {
    reason: String(form.get('reason') ?? '').trim(),
    fields: Object.fromEntries(
      faceFields.flatMap((field) => {
        const side = form.get(`field-${field}`) === 'both' ? ('both' as const) : sides(`field-${field}`);
        return side ? [[field, side]] : [];
      }),
    ),
    added: Object.fromEntries(
      rows.flatMap((name) => {
        const side = sides(name);
        return side ? [[name.slice('row-'.length), side]] : [];
      }),
    ),
  };
}

/** Whether a pair still waits for a decision. */
export const isWaiting = ({ state }: Pick<Pair, 'state'>): boolean => state === 'open' || state === 'asked';

/** Whoever says of two who look the same that they are not is asked why. */
export const asksForReason = (decision: ReadDecision['decision'], { outcome }: Pick<Pair, 'outcome'>): boolean =>
  decision === 'different' && outcome === 'same';
