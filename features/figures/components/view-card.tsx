import { Chart } from '@/components/chart';
import { screenPalette } from '@/components/chart-svg';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import { leftOut, viewSvg } from '../drawing';
import { type OfficeNames, whereWords } from '../labels';
import { inUnit } from '../units';
import type { ViewTable as Counted } from '../view';
import { Explanation } from './explanation';
import { NumberLink } from './figure-table';
import { ViewTable } from './view-table';

/** A view as a reader has put it together: the number, the chart that says it best, the table, what it means. */
export function ViewCard({ table, texts, offices }: { table: Counted; texts: Texts; offices: OfficeNames }) {
  const { t } = texts;
  const { whole, question, split, across } = table;
  const ground = { palette: screenPalette, font: 'inherit' };
  const wide = viewSvg(table, texts, { ...ground, width: 1060 }, offices);
  const narrow = viewSvg(table, texts, { ...ground, width: 330, fontSize: 12 }, offices);
  const scope = whereWords(question.where, texts, offices);
  const value = inUnit(whole.unit, whole.total, texts);
  const out = leftOut(table);
  return (
    <Card>
      <p className="text-3xl leading-tight font-bold">
        <NumberLink href={listHref(question)} label={`${t(`figures.metrics.${question.metric}.name`)}: ${value}`}>
          {value}
        </NumberLink>{' '}
        <span className="text-base font-normal text-quiet">
          {t(`figures.count.${whole.unit}`).toLocaleLowerCase(texts.locale)}
        </span>
      </p>
      {scope.length > 0 && <p className="mt-1 text-quiet">{scope.join(' · ')}</p>}
      <Explanation figure={across && split ? { ...split, total: whole.total } : (split ?? whole)} texts={texts} />
      {wide && narrow && (
        <div className="mt-4">
          <Chart wide={wide} narrow={narrow} />
          {out > 0 && <p className="text-sm text-quiet">{t('figures.view.leftOut', { count: out })}</p>}
        </div>
      )}
      {split && (
        <div className="mt-4">
          <ViewTable table={table} texts={texts} offices={offices} />
        </div>
      )}
    </Card>
  );
}
