import { Chart } from '@/components/chart';
import { type Bar, barChartSvg, screenPalette } from '@/components/chart-svg';
import { type MapValue, mapSvg } from '@/components/map-svg';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import type { Change, Span } from '../comparison';
import { addressOf, type View } from '../dashboard';
import type { Figure } from '../input';
import { periodWords, rowName } from '../labels';
import { questionOf } from '../view';
import { Explanation } from './explanation';
import { FigureTable } from './figure-table';
import { CardTakeOut } from './take-out';

type Shown = {
  figure: Figure;
  view: View;
  change: { now: Span; before: Span; rows: Map<string, Change> };
  texts: Texts;
};

/** Where the cases are: the map, and the table with shares and changes. A country leads to its own dashboard. */
export function DestinationSection({ figure, view, change, texts }: Shown) {
  const { t, day } = texts;
  const href = (code: string) => addressOf(`/dashboard/${code}`, { ...view, where: {} });
  const note = t('dashboard.changeNote', {
    now: periodWords(change.now, texts),
    before: periodWords(change.before, texts),
    asOf: day(figure.asOf),
  });
  return (
    <>
      <Card title={t('dashboard.destination.title')}>
        <div className="grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div>
            <FigureTable
              figure={figure}
              texts={texts}
              nameHref={href}
              total
              further={[
                {
                  key: 'change',
                  title: t('dashboard.change'),
                  cell: (key) => <ChangeCell change={change.rows.get(key)} texts={texts} />,
                },
              ]}
            />
            <p className="mt-2 max-w-3xl text-sm text-pretty text-quiet">{note}</p>
            <Explanation figure={figure} texts={texts} />
            <CardTakeOut view={{ question: questionOf(figure), rows: 'destination' }} texts={texts} />
          </div>
          <DestinationBars figure={figure} texts={texts} />
        </div>
      </Card>
      {figure.rows.length > 0 && (
        <Card title={t('dashboard.map.title')}>
          <DestinationMap figure={figure} href={href} texts={texts} />
        </Card>
      )}
    </>
  );
}

function DestinationMap({ figure, href, texts }: { figure: Figure; href: (code: string) => string; texts: Texts }) {
  const { t, number } = texts;
  const values: MapValue[] = figure.rows.map(({ key, value }) => {
    const name = rowName('destination', key, texts);
    const text = number(value);
    const label = `${name}: ${t(`figures.unit.${figure.unit}`, { count: value })}`;
    return { code: key, name, value, text, label, href: href(key) };
  });
  const drawing = { label: t('dashboard.map.label'), palette: screenPalette, font: 'inherit', withLand: true };
  return (
    <Chart
      wide={mapSvg(values, { ...drawing, width: 1060 })}
      narrow={mapSvg(values, { ...drawing, width: 330, fontSize: 12, part: 'southeast_asia' })}
    />
  );
}

function DestinationBars({ figure, texts }: { figure: Figure; texts: Texts }) {
  const bars: Bar[] = figure.rows
    .slice(0, 12)
    .map(({ key, value }) => ({ label: rowName('destination', key, texts), value, text: texts.number(value) }));
  if (bars.length === 0) return null;
  const drawing = { label: texts.t('dashboard.destination.label'), palette: screenPalette, font: 'inherit' };
  return (
    <Chart
      wide={barChartSvg(bars, { ...drawing, width: 420 })}
      narrow={barChartSvg(bars, { ...drawing, width: 320 })}
    />
  );
}

function ChangeCell({ change, texts }: { change?: Change; texts: Texts }) {
  const { t, number, percent } = texts;
  if (!change || (change.now === 0 && change.before === 0)) return '–';
  const sign = (change.percent ?? 0) > 0 ? '+' : '';
  const inWords = change.percent === null ? t('dashboard.new') : `${sign}${percent(change.percent)}`;
  return (
    <span className="whitespace-nowrap">
      {change.percent === 0 ? t('dashboard.same') : inWords}{' '}
      <span className="block text-xs text-quiet sm:inline">
        {t('dashboard.fromTo', { before: number(change.before), now: number(change.now) })}
      </span>
    </span>
  );
}
