import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Texts } from '@/lib/texts';
import { catalogue } from '../catalogue';
import { dimensions } from '../dimensions';
import type { Figure } from '../input';
import { periodWords, reasonsOf } from '../labels';

/** What a number means, on demand: definition, unit, period, day, and what its percentages are of. */
export function Explanation({ figure, texts }: { figure: Figure; texts: Texts }) {
  const { t, day } = texts;
  const { metric, unit, by } = figure;
  const name = t(`figures.metrics.${metric}.name`);
  const title = by ? `${name} · ${t(`figures.dimensions.${by}`)}` : name;
  return (
    <details className="group text-sm">
      <summary
        aria-label={t('figures.explain.openFor', { name: title })}
        className="inline-block cursor-pointer py-3 text-accent sm:py-1 underline decoration-dotted"
      >
        {t('figures.explain.open')}
      </summary>
      <div className="mt-1 max-w-prose rounded-md text-pretty bg-sunk p-3">
        <p>{t(`figures.metrics.${metric}.definition`)}</p>
        <p className="mt-1">{t(`figures.metrics.${metric}.exclusions`)}</p>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          <Fact name={t('figures.explain.unit')}>{t(`figures.count.${unit}`)}</Fact>
          <Fact name={t('figures.explain.period')}>{periodWords(figure, texts)}</Fact>
          <Fact name={t('figures.explain.asOf')}>{day(figure.asOf)}</Fact>
        </dl>
        {by && <p className="mt-2">{denominators(figure, texts)}</p>}
        {by && <p className="mt-1">{t('figures.explain.shareOf')}</p>}
        {by && 'answers' in dimensions[by] && <p className="mt-1">{t('figures.explain.several')}</p>}
        {by && <p className="mt-1">{t('figures.explain.asKnown')}</p>}
        {catalogue[metric].unit === 'person' && <p className="mt-1">{t('figures.explain.link')}</p>}
        <p className="mt-2">
          <Link
            href={`/figures#metric-${metric}`}
            prefetch={false}
            className="inline-block py-2 text-accent underline sm:py-0"
          >
            {t('figures.explain.catalogue')}
          </Link>
        </p>
      </div>
    </details>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** "Answered in 1,804 of 2,438 cases. Not asked 402, unknown 232." */
export function denominators({ total, answered, absent, unit }: Figure, texts: Texts): string {
  const { t, number } = texts;
  const all = t(`figures.unit.${unit}`, { count: total });
  if (answered === total) return t('figures.allAnswered', { total: all });
  const reasons = reasonsOf(absent, texts);
  const sentence = `${reasons.charAt(0).toLocaleUpperCase(texts.locale)}${reasons.slice(1)}.`;
  return t('figures.answered', { answered: number(answered), total: all, reasons: sentence });
}
