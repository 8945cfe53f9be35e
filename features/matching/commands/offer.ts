import type { Staff } from '@/lib/actor';
import type { Typed } from '../new-case-input';
import { type Candidates, offeredTo } from '../queries/candidates';
import { mayTellElsewhere } from './tell-elsewhere';

/**
 * Offers who may be the person of a case that is being entered. Of other offices no more is told than a day's work
 * needs, each time on record, so that this is no way of trying out names.
 */
export function candidates(actor: Staff, typed: Typed): Promise<Candidates> {
  return offeredTo(actor, typed, (elsewhere) => mayTellElsewhere(actor, typed.submission, elsewhere));
}
