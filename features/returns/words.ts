import type { returnMilestones } from '@/db/schema';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { LastMove } from './queries/path';

type Told = Pick<
  typeof returnMilestones.$inferSelect,
  'body' | 'document' | 'validUntil' | 'clearance' | 'leavesOn' | 'flight'
>;

/** What a milestone says beside its kind and day, for screen and paper; never the number of a document. */
export function milestoneWords(told: Told, { t, locale, shortDay }: Texts): string[] {
  const { document, clearance, flight, leavesOn, body, validUntil } = told;
  const words = [
    document && t(`returns.documents.${document}`),
    clearance && t(`returns.clearances.${clearance}`),
    flight,
    leavesOn && t('returns.words.leaves', { day: shortDay(leavesOn) }),
    body && label('partner_type', body, locale),
    validUntil && t('returns.words.valid', { day: shortDay(validUntil) }),
  ];
  return words.filter((word) => typeof word === 'string' && word !== '') as string[];
}

/** Who moved a case meanwhile, how and when, for whoever wanted to move it too. */
export function moveSentence(last: LastMove, { t, locale, moment, shortDay }: Texts): string {
  const what =
    'milestone' in last
      ? t(`returns.kinds.${last.milestone}`)
      : label(last.kind === 'return' ? 'repatriation_status' : 'case_status', last.status, locale);
  const values = { by: last.by, what, on: shortDay(last.on), at: moment(last.at) };
  return last.kind === 'withdrawn' ? t('returns.staleWithdrawn', values) : t('returns.stale', values);
}
