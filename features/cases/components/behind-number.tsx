import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Question } from '@/features/figures/input';
import type { Texts } from '@/lib/texts';

/** Says which number these cases are behind, and how many of them belong to other offices. */
export function BehindNumber({ question, beyond, texts }: { question: Question; beyond: number; texts: Texts }) {
  const { t } = texts;
  const metric = t(`figures.metrics.${question.metric}.name`);
  return (
    <Notice title={t('cases.list.behind', { metric, asOf: texts.day(question.asOf) })}>
      {question.metric.startsWith('persons_') && <p>{t('cases.list.behindPersons')}</p>}
      {beyond > 0 && <p>{t('cases.list.beyond', { count: beyond, shown: texts.number(beyond) })}</p>}
      <LinkButton look="quiet" href="/cases" className="px-0">
        {t('cases.list.clear')}
      </LinkButton>
    </Notice>
  );
}
