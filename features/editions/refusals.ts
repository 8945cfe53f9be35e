import { monthRefusal } from '@/features/reports/refusals';
import type { MonthRefusal } from '@/features/reports/rules';
import type { Texts } from '@/lib/texts';
import type { EditionRefusal } from './rules';

const ofMonth: readonly string[] = ['not-a-month', 'before-the-first', 'in-the-future'] satisfies MonthRefusal[];
const isOfMonth = (refused: EditionRefusal | 'damaged'): refused is MonthRefusal => ofMonth.includes(refused);

/** Why something cannot be done with an edition, in a sentence. */
export function editionRefusal(refused: EditionRefusal | 'damaged', month: string, texts: Texts): string {
  return isOfMonth(refused) ? monthRefusal(refused, month, texts) : texts.t(`editions.refused.${refused}`);
}
