import { Button } from '@/components/button';
import { Chart } from '@/components/chart';
import { type Bar, monthChartSvg, screenPalette } from '@/components/chart-svg';
import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import { rowName } from '@/features/figures/labels';
import type { Texts } from '@/lib/texts';
import { seeAlert } from '../actions';
import { casesHref, monthAfter } from '../input';
import type { Alert } from '../queries';

/** What rose, the newest month first: how many, how many were usual, the months before, and the cases behind it. */
export function AlertList({ alerts, maySee, texts }: { alerts: Alert[]; maySee: boolean; texts: Texts }) {
  return (
    <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {alerts.map((alert) => (
        <OneAlert key={alert.id} alert={alert} maySee={maySee} texts={texts} />
      ))}
    </ul>
  );
}

type Shown = { alert: Alert; texts: Texts };

function OneAlert({ alert, maySee, texts }: Shown & { maySee: boolean }) {
  const { t, number, day, month } = texts;
  const { dimension, code, found, seenAt } = alert;
  const words = { observed: found.observed, expected: number(found.expected), from: number(found.from) };
  return (
    <li id={alert.id} className="grid min-w-0 content-start gap-3 rounded-md border border-line bg-card p-4 sm:p-5">
      <div>
        <p className="text-sm text-quiet">{t(`figures.dimensions.${dimension}`)}</p>
        <h2 className="text-lg font-bold">
          {t('alerts.heading', { name: rowName(dimension, code, texts), month: month(alert.month) })}
        </h2>
      </div>
      <p className="text-pretty">{t('alerts.sentence', words)}</p>
      <SeriesChart alert={alert} texts={texts} />
      <p>
        <RowLink href={casesHref(alert)}>{t('alerts.cases', { count: found.observed })}</RowLink>
      </p>
      <p className="text-sm text-quiet">{t('alerts.counted', { day: day(found.on), watched: found.watched })}</p>
      {seenAt ? (
        <p className="text-sm text-quiet">{t('alerts.seenBy', { name: alert.seenBy, at: texts.moment(seenAt) })}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Badge tone="warn">{t('alerts.unseen')}</Badge>
          {maySee && (
            <form action={seeAlert}>
              <input type="hidden" name="alert" value={alert.id} />
              <Button look="plain">{t('alerts.see')}</Button>
            </form>
          )}
        </div>
      )}
    </li>
  );
}

/** The months before, quiet, and the one that rose. */
function SeriesChart({ alert, texts }: Shown) {
  const { t, number, month } = texts;
  const { found, dimension, code } = alert;
  const counts = [...found.history, found.observed];
  const months = counts.map((value, n) => ({ key: monthAfter(alert.month, n - found.history.length), value }));
  const bars = months.map(
    ({ key, value }, n): Bar => ({
      label: key.endsWith('-01') ? key.slice(0, 4) : '',
      value,
      text: number(value),
      quiet: n < found.history.length,
    }),
  );
  const drawn = {
    label: t('alerts.chart', { name: rowName(dimension, code, texts), month: month(alert.month) }),
    palette: screenPalette,
    font: 'inherit',
    height: 140,
  };
  return (
    <Chart
      wide={monthChartSvg(bars, { ...drawn, width: 500 })}
      narrow={monthChartSvg(bars, { ...drawn, width: 320, fontSize: 12 })}
      summary={t('dashboard.table')}
    >
      <Table
        caption={drawn.label}
        columns={[
          { key: 'month', title: t('figures.dimensions.month') },
          { key: 'count', title: t('figures.count.case'), numeric: true },
        ]}
        rows={months.toReversed().map(({ key, value }) => ({ key, cells: [month(key), number(value)] }))}
      />
    </Chart>
  );
}
