import { Chart } from '@/components/chart';
import { flowChartSvg, screenPalette } from '@/components/chart-svg';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import { NumberLink } from '@/features/figures/components/figure-table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { behindHref, type RateQuestion } from '../input';
import type { Flow } from '../queries/rate';

/** From where people had returned, and where they were taken again: bands, and the same as a table. */
export function FlowCard({ flows, question, texts }: { flows: Flow[]; question: RateQuestion; texts: Texts }) {
  const { t, locale, number } = texts;
  const name = (code: string) => label('country', code, locale);
  const bands = flows
    .filter(({ again }) => again > 0)
    .map(({ from, to, again }) => ({ from: name(from), to: name(to), value: again }));
  const drawn = { label: t('again.rate.flowLabel'), palette: screenPalette, font: 'inherit' };
  return (
    <Card title={t('again.rate.flow')}>
      <p className="mb-3 max-w-prose text-sm text-quiet">{t('again.rate.flowHint')}</p>
      {flows.length === 0 && <p className="text-quiet">{t('again.rate.noFlow')}</p>}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {bands.length > 0 && (
          <Chart
            wide={flowChartSvg(bands, { ...drawn, width: 560 })}
            narrow={flowChartSvg(bands, { ...drawn, width: 320, fontSize: 12 })}
          />
        )}
        {flows.length > 0 && (
          <Table
            caption={t('again.rate.flow')}
            columns={[
              { key: 'way', title: t('again.rate.way') },
              { key: 'again', title: t('again.rate.again'), numeric: true },
              { key: 'undecided', title: t('again.rate.undecided'), numeric: true },
            ]}
            rows={flows.map(({ from, to, ...counts }) => ({
              key: `${from} ${to}`,
              cells: [
                `${name(from)} → ${name(to)}`,
                ...(['again', 'undecided'] as const).map((fate) =>
                  counts[fate] > 0 ? (
                    <NumberLink
                      key={fate}
                      href={behindHref({
                        question: { ...question, by: 'destination' },
                        fate,
                        months: 24,
                        key: from,
                        to,
                      })}
                      label={`${name(from)} → ${name(to)}, ${t(`again.rate.${fate}`)}: ${number(counts[fate])}`}
                    >
                      {number(counts[fate])}
                    </NumberLink>
                  ) : (
                    number(0)
                  ),
                ),
              ],
            }))}
          />
        )}
      </div>
    </Card>
  );
}
