import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Question } from '@/features/figures/input';
import { knownWords, type OfficeNames, periodWords, whereWords } from '@/features/figures/labels';
import type { Texts } from '@/lib/texts';

/** Says which number these cases are behind, of what it is, and how many of them belong to other offices. */
export function BehindNumber({
  question,
  beyond,
  offices,
  texts,
}: {
  question: Question;
  beyond: number;
  offices: OfficeNames;
  texts: Texts;
}) {
  const { t } = texts;
  const period = `${t('figures.explain.period')}: ${periodWords(question, texts)}`;
  const metric = t(`figures.metrics.${question.metric}.name`);
  return (
    <Notice title={t('cases.list.behind', { metric, asOf: texts.day(question.asOf) })}>
      <p>{[period, ...knownWords(question, texts), ...whereWords(question.where, texts, offices)].join(' · ')}</p>
      {question.metric.startsWith('persons_') && <p>{t('cases.list.behindPersons')}</p>}
      {beyond > 0 && <p>{t('cases.list.beyond', { count: beyond, shown: texts.number(beyond) })}</p>}
      <LinkButton look="quiet" href="/cases" className="-ml-2">
        {t('cases.list.clear')}
      </LinkButton>
    </Notice>
  );
}
