import Link from 'next/link';
import { Chart } from '@/components/chart';
import { screenPalette } from '@/components/chart-svg';
import { flowMapSvg } from '@/components/flow-map-svg';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import { arcsOf, type Flow } from '../flows';
import { rowName } from '../labels';
import { cellQuestion, freeViewHref, type ViewTable } from '../view';
import { denominators, Explanation } from './explanation';
import { NumberLink } from './figure-table';
import { CardTakeOut } from './take-out';

/** As many as are told one by one: a page must not grow with the base. */
const LISTED = 40;

/** From which province people were taken to which country: arcs over the map, and the same as a table. */
export function FlowSection({ table, flows, texts }: { table: ViewTable; flows: Flow[]; texts: Texts }) {
  const { t } = texts;
  const { split } = table;
  if (!split || flows.length === 0) return null;
  const { arcs, ends, drawn } = arcsOf({ table, flows }, texts);
  const drawing = { label: t('dashboard.flow.label'), palette: screenPalette, font: 'inherit', withLand: true };
  return (
    <Card title={t('dashboard.flow.title')} id="flow">
      <Chart
        wide={flowMapSvg(arcs, ends, { ...drawing, width: 1060 })}
        narrow={flowMapSvg(arcs, ends, { ...drawing, width: 330, fontSize: 11, part: 'southeast_asia' })}
        summary={t('dashboard.table')}
      >
        <FlowTable table={table} flows={flows.slice(0, LISTED)} texts={texts} />
        {flows.length > LISTED && (
          <p className="mt-2">
            <Link href={freeViewHref(table)} prefetch={false} className="text-accent underline">
              {t('dashboard.flow.all', { all: flows.length })}
            </Link>
          </p>
        )}
      </Chart>
      {flows.length > drawn && (
        <p className="mt-1 text-sm text-quiet">{t('dashboard.flow.drawn', { drawn, all: flows.length })}</p>
      )}
      <p className="mt-1 max-w-3xl text-sm text-pretty text-quiet">{denominators(split, texts)}</p>
      <Explanation figure={split} texts={texts} />
      <CardTakeOut view={table} texts={texts} />
    </Card>
  );
}

function FlowTable({ table, flows, texts }: { table: ViewTable; flows: Flow[]; texts: Texts }) {
  const { t, number } = texts;
  return (
    <Table
      caption={t('dashboard.flow.title')}
      columns={[
        { key: 'province', title: t('figures.dimensions.province') },
        { key: 'destination', title: t('figures.dimensions.destination') },
        { key: 'count', title: t(`figures.count.${table.whole.unit}`), numeric: true },
      ]}
      rows={flows.map(({ province, destination, value }) => {
        const [from, to] = [rowName('province', province, texts), rowName('destination', destination, texts)];
        return {
          key: `${province} ${destination}`,
          cells: [
            from,
            to,
            <NumberLink
              key="count"
              href={listHref(cellQuestion(table, province, destination))}
              label={`${from} → ${to}: ${number(value)}`}
            >
              {number(value)}
            </NumberLink>,
          ],
        };
      })}
    />
  );
}
