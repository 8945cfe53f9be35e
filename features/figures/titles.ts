import type { Texts } from '@/lib/texts';
import { catalogue } from './catalogue';
import type { Metric, Question } from './input';
import { knownWords } from './labels';
import type { FreeView } from './view';

/** "Kasus ditangani menurut Negara tujuan dan Tahun". */
export function viewTitle({ question, rows, columns }: FreeView, { t }: Texts): string {
  const metric = t(`figures.metrics.${question.metric}.name`);
  if (!rows) return metric;
  const by = t(`figures.dimensions.${rows}`);
  if (!columns) return t('figures.view.by', { metric, by });
  return t('figures.view.byBoth', { metric, by, by2: t(`figures.dimensions.${columns}`) });
}

/** The day that decides in which period a case falls. */
export function placedWords(metric: Metric, { t }: Texts): string {
  return t(`figures.placed.${catalogue[metric].date}`);
}

/** The day a number is true of: "keadaan per 31 Mei 2023". */
export function asOfWords(question: Question, texts: Texts): string {
  const asOf = texts.t('figures.view.asOf', { day: texts.day(question.asOf) });
  return [asOf, ...knownWords(question, texts)].join(', ');
}
