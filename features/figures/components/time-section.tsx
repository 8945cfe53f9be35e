import { Chart } from '@/components/chart';
import { type Bar, monthChartSvg, screenPalette } from '@/components/chart-svg';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { monthsOf } from '../comparison';
import type { Figure } from '../input';
import { Explanation } from './explanation';
import { FigureTable } from './figure-table';

/** Cases by month as a chart, and by year as a table. */
export function TimeSection({ month, year, texts }: { month: Figure; year: Figure; texts: Texts }) {
  const { t, number } = texts;
  const months = monthsOf(month);
  const bars = (label: (key: string) => string): Bar[] =>
    months.map(({ key, value }) => ({ label: label(key), value, text: number(value) }));
  const drawing = { label: t('dashboard.time.label'), palette: screenPalette, font: 'inherit' };
  // Many months: the year stands under its January. Few: each has its name.
  const name = months.length > 14 ? yearOfJanuary : shortMonth(texts);
  return (
    <Card title={t('dashboard.time.title')}>
      <Chart
        wide={monthChartSvg(bars(name), { ...drawing, width: 1060 })}
        narrow={monthChartSvg(bars(name), { ...drawing, width: 330, fontSize: 12 })}
        summary={t('dashboard.table')}
      >
        <FigureTable figure={month} texts={texts} />
      </Chart>
      <h3 className="mt-4 mb-1 font-bold">{t('dashboard.time.years')}</h3>
      <div className="max-w-xl">
        <FigureTable figure={year} texts={texts} bars total />
      </div>
      <Explanation figure={month} texts={texts} />
    </Card>
  );
}

const yearOfJanuary = (month: string) => (month.endsWith('-01') ? month.slice(0, 4) : '');

function shortMonth({ locale }: Texts): (month: string) => string {
  const format = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { month: 'short', timeZone: 'UTC' });
  return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
}
