import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { FEWEST, HISTORY, measured } from '../rules';

const points = ['watched', 'history', 'unlikely', 'fewest', 'once', 'limits'] as const;

/** How a rise is told from chance, how often that is wrong, and what it overlooks: as measured, not as hoped. */
export function Method({ texts }: { texts: Texts }) {
  const { t, number } = texts;
  const words = { most: HISTORY.most, least: HISTORY.least, fewest: FEWEST };
  const { even, uneven } = measured.falseMonths;
  return (
    <Card title={t('alerts.method.title')} id="method">
      <ul className="grid max-w-prose list-disc gap-1 pl-5 text-pretty">
        {points.map((point) => (
          <li key={point}>{t(`alerts.method.${point}`, words)}</li>
        ))}
      </ul>
      <p className="mt-3 max-w-prose text-pretty">
        <strong>{t('alerts.method.wrong')}</strong>{' '}
        {t('alerts.method.wrongIs', { even: texts.percent(even), uneven: texts.percent(uneven) })}
      </p>
      <div className="mt-3 max-w-xl">
        <Table
          caption={t('alerts.method.found')}
          columns={[
            { key: 'mean', title: t('alerts.method.mean'), numeric: true },
            { key: 'times', title: t('alerts.method.times'), numeric: true },
            { key: 'percent', title: t('alerts.method.percent'), numeric: true },
          ]}
          rows={measured.found.map(({ mean, times, percent }) => ({
            key: `${mean} ${times}`,
            cells: [number(mean), texts.percent(100 * times), texts.percent(percent)],
          }))}
        />
      </div>
    </Card>
  );
}
