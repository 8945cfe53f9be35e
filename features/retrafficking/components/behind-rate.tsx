import { Notice } from '@/components/notice';
import { periodWords, rowName } from '@/features/figures/labels';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { BehindRate } from '../input';

/** Which number of the rate a list of cases stands behind, and that the list may be shorter. */
export function BehindTheRate({ asked, beyond, texts }: { asked: BehindRate; beyond: number; texts: Texts }) {
  const { t, day, locale, number } = texts;
  const { question, fate, months, key, to } = asked;
  const row = key && question.by ? rowName(question.by, key, texts) : '';
  const into = to ? ` → ${label('country', to, locale)}` : '';
  const words = { period: periodWords(question, texts), asOf: day(question.asOf), months };
  return (
    <Notice title={`${t(`again.rate.${fate}`)}${row || into ? `: ${row}${into}` : ''}`}>
      <p>{t('again.rate.behind', words)}</p>
      {beyond > 0 && <p>{t('again.rate.beyond', { count: number(beyond) })}</p>}
    </Notice>
  );
}
