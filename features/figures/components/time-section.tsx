import type { ReactNode } from 'react';
import { Chart } from '@/components/chart';
import { screenPalette } from '@/components/chart-svg';
import { linesSvg } from '@/components/lines-svg';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { monthsOf } from '../comparison';
import type { Figure } from '../input';
import { questionOf } from '../view';
import { Explanation } from './explanation';
import { FigureTable } from './figure-table';
import { CardTakeOut } from './take-out';

/** A number over a month, for what is told beneath the chart. */
export type MonthMark = { month: string; text: string };

type Shown = { month: Figure; year: Figure; texts: Texts; marks?: MonthMark[]; events?: ReactNode };

/** Cases by month as a line, with the marks of what happened in the world; and by year as a table. */
export function TimeSection({ month, year, texts, marks = [], events }: Shown) {
  const { t, number } = texts;
  const months = monthsOf(month);
  const keys = months.map(({ key }) => key);
  // Many months: the year stands under its January. Few: each has its name.
  const name = months.length > 14 ? yearOfJanuary : shortMonth(texts);
  const places = keys.map(name);
  const drawing = {
    label: t('dashboard.time.label'),
    palette: screenPalette,
    font: 'inherit',
    number,
    marks: marks.map(({ month: at, text }) => ({ at: keys.indexOf(at), text })).filter(({ at }) => at >= 0),
  };
  const line = [{ name: '', values: months.map(({ value }) => value) }];
  return (
    <Card title={t('dashboard.time.title')}>
      <Chart
        wide={linesSvg(line, places, { ...drawing, width: 1060 })}
        narrow={linesSvg(line, places, { ...drawing, width: 330, fontSize: 12, height: 200 })}
        summary={t('dashboard.table')}
      >
        <FigureTable figure={month} texts={texts} />
      </Chart>
      <h3 className="mt-4 mb-1 font-bold">{t('dashboard.time.years')}</h3>
      <div className="max-w-xl">
        <FigureTable figure={year} texts={texts} bars total />
      </div>
      {events}
      <Explanation figure={month} texts={texts} />
      <CardTakeOut view={{ question: questionOf(month), rows: 'month' }} texts={texts} />
    </Card>
  );
}

const yearOfJanuary = (month: string) => (month.endsWith('-01') ? month.slice(0, 4) : '');

function shortMonth({ locale }: Texts): (month: string) => string {
  const format = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { month: 'short', timeZone: 'UTC' });
  return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
}
