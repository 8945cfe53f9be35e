import type { Evidence } from '@/features/people/facts';
import type { KeptEvidence } from './reopening';

/** Fresh evidence, or as a row keeps it. */
type Told = Evidence | KeptEvidence;

/** Words that say that something agrees, although not all of them begin with "same". */
const agreeing = ['by_nik', 'swapped', 'old_spelling', 'alike', 'typing', 'nickname', 'foreign_script', 'initial'];

const saysAlike = ({ code }: Told) =>
  (code.startsWith('same') && code !== 'same_year_only') || [...agreeing, 'part_missing', 'contact'].includes(code);

const speaksFor = (each: Told) => ('speaksFor' in each ? each.speaksFor : each.bits > 0);

/**
 * The evidence that people are told. Of what agrees, a part may be counted already with something else (the home province
 * with the name); what is taken off for that is arithmetic, and no reason against anybody. Nor is what differs one for.
 */
export function evidenceToTell<Each extends Told>(evidence: Each[]): Each[] {
  return evidence.filter((each) => (speaksFor(each) ? each.code !== 'different' : !saysAlike(each)));
}
