import Link from 'next/link';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import { catalogue } from '../catalogue';
import { type DimensionDefinition, dimensions } from '../dimensions';
import { type Dimension, dimensionCodes, type Metric, metricCodes } from '../input';
import { placedWords } from '../titles';

/** Every metric there is: what is counted, in which unit, on which day it falls, what stays out. */
export function MetricList({ texts }: { texts: Texts }) {
  const { t } = texts;
  return (
    <Card title={t('figures.catalogue.metrics')} id="metrics">
      <div className="divide-y divide-line">
        {metricCodes.map((metric) => (
          <MetricEntry key={metric} metric={metric} texts={texts} />
        ))}
      </div>
    </Card>
  );
}

function MetricEntry({ metric, texts }: { metric: Metric; texts: Texts }) {
  const { t } = texts;
  return (
    <section id={`metric-${metric}`} className="scroll-mt-4 py-4 first:pt-0 last:pb-0 target:bg-tint target:px-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-base font-bold">{t(`figures.metrics.${metric}.name`)}</h3>
        <Link
          href={`/figures/view?metric=${metric}`}
          prefetch={false}
          className="py-2 text-sm text-accent underline sm:py-0"
        >
          {t('figures.catalogue.count')}
        </Link>
      </div>
      <p className="mt-1 max-w-prose text-pretty">{t(`figures.metrics.${metric}.definition`)}</p>
      <p className="mt-1 max-w-prose text-pretty text-quiet">{t(`figures.metrics.${metric}.exclusions`)}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
        <dt className="text-quiet">{t('figures.explain.unit')}</dt>
        <dd>{t(`figures.count.${catalogue[metric].unit}`)}</dd>
        <dt className="text-quiet">{t('figures.catalogue.placed')}</dt>
        <dd>{placedWords(metric, texts)}</dd>
        <dt className="text-quiet">{t('figures.catalogue.code')}</dt>
        <dd>
          <code>{metric}</code>
        </dd>
      </dl>
    </section>
  );
}

/** Everything a figure can be split by, with its codes. */
export function DimensionList({ texts }: { texts: Texts }) {
  const { t } = texts;
  return (
    <Card title={t('figures.catalogue.dimensions')} id="dimensions">
      <p className="mb-3 max-w-prose text-pretty text-quiet">{t('figures.catalogue.dimensionsLead')}</p>
      <div className="divide-y divide-line">
        {dimensionCodes.map((by) => (
          <DimensionEntry key={by} by={by} definition={dimensions[by]} texts={texts} />
        ))}
      </div>
    </Card>
  );
}

function DimensionEntry({ by, definition, texts }: { by: Dimension; definition: DimensionDefinition; texts: Texts }) {
  const { t, locale } = texts;
  const { labels } = definition;
  const all = labels && labels !== 'country' ? choices(labels, locale) : [];
  return (
    <section id={`dimension-${by}`} className="scroll-mt-4 py-2 target:bg-tint target:px-3">
      <h3 className="font-semibold">
        {t(`figures.dimensions.${by}`)} <code className="text-sm font-normal text-quiet">{by}</code>
      </h3>
      {'answers' in definition && <p className="text-sm text-quiet">{t('figures.catalogue.several')}</p>}
      {all.length > 0 && (
        <details className="text-sm">
          <summary className="inline-block cursor-pointer py-3 text-accent underline decoration-dotted sm:py-1">
            {t('figures.catalogue.codes', { count: all.length })}
          </summary>
          <ul className="columns-1 gap-6 pb-2 sm:columns-2 lg:columns-3">
            {all.map(({ code, label }) => (
              <li key={code}>
                {label} <code className="text-quiet">{code}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
