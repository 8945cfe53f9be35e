import type { returnMilestones } from '@/db/schema';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';

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
