import type { ReactNode } from 'react';
import { PageLink } from '@/components/page-link';
import { type Column, Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import type { Figure } from '../input';
import { type OfficeNames, rowName } from '../labels';

/** A further column: its title and what it says of each row. */
export type FurtherColumn = { key: string; title: ReactNode; cell: (key: string) => ReactNode };

type Shown = {
  figure: Figure;
  texts: Texts;
  offices?: OfficeNames;
  /** Where the name of a row leads, if anywhere. */
  nameHref?: (key: string) => string;
  further?: FurtherColumn[];
  /** A bar in each row; not for tables that stand behind a chart. */
  bars?: boolean;
  total?: boolean;
  /** What a full bar stands for, where these rows are only some. */
  scale?: number;
};

/** The rows of a figure: name, number (which leads to its cases), share of those who answered. */
export function FigureTable({
  figure,
  texts,
  offices,
  nameHref,
  further = [],
  bars = false,
  total = false,
  scale,
}: Shown) {
  const { t, number, percent } = texts;
  const { by = 'destination', rows, answered, metric, unit } = figure;
  if (rows.length === 0) return <p className="text-quiet">{t('figures.none')}</p>;
  const dimension = t(`figures.dimensions.${by}`);
  const largest = Math.max(...rows.map(({ value }) => value));
  const columns: Column[] = [
    { key: 'name', title: dimension },
    { key: 'count', title: t(`figures.count.${unit}`), numeric: true },
    { key: 'share', title: t('figures.share'), numeric: true },
    ...further.map(({ key, title }) => ({ key, title, numeric: true })),
  ];
  return (
    <Table
      caption={`${t(`figures.metrics.${metric}.name`)}: ${dimension}`}
      columns={columns}
      rows={rows.map(({ key, value }) => {
        const name = rowName(by, key, texts, offices);
        return {
          key,
          cells: [
            <NameCell key="name" bar={bars ? value / (scale ?? largest) : undefined}>
              {nameHref ? (
                <PageLink href={nameHref(key)} className="row-link hover:underline">
                  {name}
                </PageLink>
              ) : (
                name
              )}
            </NameCell>,
            <NumberLink key="count" href={listHref(figure, key)} label={`${name}: ${number(value)}`}>
              {number(value)}
            </NumberLink>,
            <span key="share" className="whitespace-nowrap">
              {percent((100 * value) / answered)}
            </span>,
            ...further.map(({ cell }) => cell(key)),
          ],
        };
      })}
      foot={total ? [t('figures.total'), number(figure.total), '', ...further.map(() => '')] : undefined}
    />
  );
}

function NameCell({ bar, children }: { bar?: number; children: ReactNode }) {
  if (bar === undefined) return <span className="block min-w-16">{children}</span>;
  return (
    <span className="grid min-w-24 items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_minmax(4rem,40%)]">
      <span>{children}</span>
      <ShareBar part={bar} />
    </span>
  );
}

function ShareBar({ part }: { part: number }) {
  return (
    <span aria-hidden="true" className="block h-1.5 rounded-sm bg-sunk sm:h-2.5">
      <span
        className="block h-full min-w-0.5 rounded-sm bg-(--chart)"
        style={{ width: `${(part * 100).toFixed(1)}%` }}
      />
    </span>
  );
}

/** A number that leads to the cases behind it. */
export function NumberLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <PageLink href={href} aria-label={label} className="row-link number-link">
      {children}
    </PageLink>
  );
}
