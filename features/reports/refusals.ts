import { isMonth } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { FIRST_MONTH, type MonthRefusal } from './rules';

/** Why there is no report for what somebody asked for, in a sentence. What is not a month is quoted, cut short. */
export function monthRefusal(refused: MonthRefusal, value: string, { t, month }: Texts): string {
  const known: boolean = isMonth(value);
  const shown = known ? month(value) : value.slice(0, 30);
  return t(`reports.refused.${refused}`, { value: shown, first: month(FIRST_MONTH) });
}
