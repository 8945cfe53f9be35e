import { stringify } from 'csv-stringify/sync';
import { rowName } from '@/features/figures/labels';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import type { Texts } from '@/lib/texts';
import type { Rate, Tallies } from './queries/rate';
import { horizons, rateIfAll, rateOf, tallied } from './rules';

/** The rates as one flat table, a line per row and span: for programs, and for people who filter. Numbers have a point. */
export function rateCsv(rates: Rate[], texts: Texts): Buffer {
  const lines = rates.flatMap((rate) => {
    const by = rate.by ?? null;
    const rows = by ? [...rate.rows, ...rate.absent] : [{ key: '', tallies: rate.whole }];
    return rows.flatMap(({ key, tallies }) =>
      linesOf(texts, tallies, [
        by,
        key || null,
        by ? rowName(by, key, texts) : texts.t('again.rate.everybody'),
        rate.from ?? null,
        rate.to ?? null,
        rate.asOf,
        rate.where?.region ?? null,
      ]),
    );
  });
  const cells = [headings(texts), ...lines].map((line) => line.map(spreadsheetCell));
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: 'windows' }));
}

function headings({ t }: Texts): string[] {
  return [
    ...(['by', 'code', 'label', 'from', 'to', 'asOf', 'region', 'months'] as const).map((name) =>
      t(`again.csv.${name}`),
    ),
    ...tallied.map((name) => t(`again.rate.${name}`)),
    t('again.csv.rate'),
    t('again.csv.ifAll'),
    t('again.csv.definition'),
  ];
}

function linesOf({ t }: Texts, tallies: Tallies, place: (string | null)[]): (string | number | null)[][] {
  const tenth = (rate: number | null) => (rate === null ? null : Number(rate.toFixed(1)));
  return horizons.map((months) => {
    const tally = tallies[months];
    const numbers = [months, ...tallied.map((name) => tally[name])];
    return [...place, ...numbers, tenth(rateOf(tally)), tenth(rateIfAll(tally)), t('again.rate.definition')];
  });
}
