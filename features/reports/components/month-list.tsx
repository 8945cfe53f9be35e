import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/notice';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import { monthOf, today } from '@/lib/calendar';
import { reader } from '@/lib/reader';
import type { MonthTotal } from '../queries';

type Props = { months: MonthTotal[]; editions: ReadonlyMap<string, ReactNode> };

/** The months with a report, a table per year, newest first; `editions` says by month what was issued of it. */
export async function MonthList({ months, editions }: Props) {
  const { t, day } = await reader();
  const years = [...Map.groupBy(months, ({ month }) => month.slice(0, 4))];
  return (
    <>
      <p className="mb-4 max-w-3xl text-pretty text-sm text-quiet">{t('reports.list.asOf', { day: day(today()) })}</p>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {years.map(([year, inYear]) => (
          <Year key={year} year={year} months={inYear} editions={editions} />
        ))}
      </div>
    </>
  );
}

async function Year({ year, months, editions }: Props & { year: string }) {
  const { t, number, month } = await reader();
  const running = monthOf(today());
  const total = months.reduce((sum, { value }) => sum + value, 0);
  return (
    <Card title={t('reports.list.year', { year })}>
      <Table
        caption={t('reports.list.caption', { year })}
        columns={[
          { key: 'month', title: t('reports.list.month') },
          { key: 'edition', title: t('reports.list.edition') },
          { key: 'handled', title: t('reports.list.handled'), numeric: true },
        ]}
        rows={months.map((one) => ({
          key: one.month,
          cells: [
            <span key="month" className="inline-flex items-center gap-2">
              <Link
                href={`/reports/${one.month}`}
                prefetch={false}
                className="inline-block py-2.5 text-accent sm:py-0 underline"
              >
                {month(one.month)}
              </Link>
              {one.month === running && <Badge tone="plain">{t('reports.list.running')}</Badge>}
            </span>,
            editions.get(one.month) ?? '–',
            number(one.value),
          ],
        }))}
        foot={[t('reports.list.yearTotal'), '', number(total)]}
      />
    </Card>
  );
}
