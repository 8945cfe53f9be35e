import type { Evidence } from '@/features/people/facts';

/** Words that say that something agrees, although not all of them begin with "same". */
const agreeing = ['by_nik', 'swapped', 'old_spelling', 'alike', 'typing', 'nickname', 'foreign_script', 'initial'];

const saysAlike = ({ code }: Evidence) =>
  (code.startsWith('same') && code !== 'same_year_only') || [...agreeing, 'part_missing', 'contact'].includes(code);

/**
 * The evidence that people are told. Of what agrees, a part may be counted already with something else (the home province
 * with the name); what is taken off for that is arithmetic, and no reason against anybody. Nor is what differs one for.
 */
export function evidenceToTell(evidence: Evidence[]): Evidence[] {
  return evidence.filter((each) => (each.bits > 0 ? each.code !== 'different' : !saysAlike(each)));
}
