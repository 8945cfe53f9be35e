import type { ReactNode } from 'react';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { dimensions } from '../dimensions';
import type { Figure } from '../input';
import type { OfficeNames } from '../labels';
import { questionOf } from '../view';
import { denominators, Explanation } from './explanation';
import { FigureTable } from './figure-table';
import { CardTakeOut } from './take-out';

/** Cases split by one dimension: a table with bars, how many answered, and the definition. */
export function SplitCard({ figure, texts, offices }: { figure: Figure; texts: Texts; offices?: OfficeNames }) {
  const by = figure.by ?? 'destination';
  // A long list shows its larger half first; the rest opens on demand.
  const cut = figure.rows.length > 14 ? 10 : figure.rows.length;
  const first = { ...figure, rows: figure.rows.slice(0, cut) };
  const rest = { ...figure, rows: figure.rows.slice(cut) };
  const asked = 'answers' in dimensions[by] || figure.absent.length > 0;
  return (
    <Card title={texts.t(`figures.dimensions.${by}`)}>
      <FigureTable figure={first} texts={texts} offices={offices} bars />
      {rest.rows.length > 0 && (
        <details>
          <summary className="inline-block cursor-pointer py-3 text-accent sm:py-1 underline decoration-dotted">
            {texts.t('figures.more', { count: rest.rows.length })}
          </summary>
          <FigureTable figure={rest} texts={texts} offices={offices} bars scale={first.rows[0]?.value} />
        </details>
      )}
      {asked && <p className="mt-2 text-sm text-quiet">{denominators(figure, texts)}</p>}
      <Explanation figure={figure} texts={texts} />
      <CardTakeOut view={{ question: questionOf(figure), rows: by }} texts={texts} />
    </Card>
  );
}

/** Cards of unlike heights in two columns, without gaps beneath the shorter ones. */
export function SplitCards({ children }: { children: ReactNode }) {
  return <div className="gap-4 lg:columns-2 [&>*]:mb-4 [&>*]:break-inside-avoid">{children}</div>;
}
