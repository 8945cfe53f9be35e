import { stringify } from 'csv-stringify/sync';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import { textsFor } from '@/lib/texts';
import type { Packed } from './content';
import { releasePage } from './page';
import { FIRST_MONTH } from './rules';
import { bases, releasedDimensions, releasedMetrics } from './statistics';
import { lineName, publishedShare, sinceTheFirst } from './tables';
import { type PackedFile, zipOf } from './zip';

export const ZIP = 'release.zip';

/** The same release gives the same bytes: a table each, what describes them, the licence, a page to publish; and all in one. */
export function packageOf(release: Packed): PackedFile[] {
  const tables = csvFiles(release);
  const files = [
    { name: 'datapackage.json', content: Buffer.from(`${JSON.stringify(described(release, tables), null, 2)}\n`) },
    ...tables.map(({ name, fields, rows }) => ({ name, content: csvOf(fields, rows) })),
    { name: 'LICENCE.txt', content: Buffer.from(`${release.content.licence}\n`) },
    { name: 'index.html', content: Buffer.from(releasePage(release)) },
  ];
  return [...files, { name: ZIP, content: zipOf(files) }];
}

type Field = { name: string; type: 'string' | 'integer' | 'number' | 'year' | 'yearmonth' };
type CsvTable = { name: string; title: string; fields: Field[]; rows: (string | number | null)[][] };

const text = (name: string): Field => ({ name, type: 'string' });
const whole = (name: string): Field => ({ name, type: 'integer' });

function csvFiles({ content }: Packed): CsvTable[] {
  const { cells, synthetic } = content;
  const [id, en] = [textsFor('id'), textsFor('en')];
  const plain = (table: 'months' | 'years', period: Field): CsvTable => ({
    name: `${table}.csv`,
    title: table,
    fields: [period, text('metric'), whole('value')],
    rows: cells.filter((cell) => cell.table === table).map((cell) => [cell.period, cell.metric, cell.value]),
  });
  const byCode = releasedDimensions.map((dimension): CsvTable => {
    const rows = cells.filter(({ table }) => table === dimension);
    return {
      name: `${dimension.replace('_', '-')}.csv`,
      title: dimension,
      fields: [
        { name: 'year', type: 'year' },
        ...['code', 'label_id', 'label_en'].map(text),
        whole('cases_handled'),
        { name: 'percent_of_published_rows', type: 'number' },
      ],
      rows: rows.map((cell) => {
        const share = publishedShare(cell, cells);
        return [
          cell.period,
          cell.key,
          lineName(dimension, cell.key, id),
          lineName(dimension, cell.key, en),
          cell.value,
          share === null ? null : Number(share.toFixed(1)),
        ];
      }),
    };
  });
  return [
    plain('months', { name: 'month', type: 'yearmonth' }),
    plain('years', { name: 'year', type: 'year' }),
    ...byCode.filter(({ rows }) => rows.length > 0),
    {
      name: 'since-first-month.csv',
      title: 'since-first-month',
      fields: [{ name: 'from', type: 'yearmonth' }, text('metric'), whole('sum_of_published')],
      rows: [[FIRST_MONTH, 'cases_handled', sinceTheFirst(cells)]],
    },
    ...(synthetic
      ? [
          {
            name: 'synthetic.csv',
            title: 'synthetic',
            fields: [{ name: 'year', type: 'year' as const }, ...['destination', 'sex', 'age_band'].map(text)],
            rows: synthetic.map((each) => [each.year, each.destination, each.sex, each.age_band]),
          },
        ]
      : []),
  ];
}

const csvOf = (fields: Field[], rows: CsvTable['rows']) =>
  Buffer.from(
    stringify([fields.map(({ name }) => name), ...rows.map((row) => row.map(spreadsheetCell))], {
      record_delimiter: 'windows',
    }),
  );

/** A Frictionless data package: what each file holds, how it was rounded, and what every count means in both languages. */
function described({ kind, month, number, releasedOn, content }: Packed, tables: CsvTable[]): object {
  const both = (words: (texts: ReturnType<typeof textsFor>) => string) => ({
    id: words(textsFor('id')),
    en: words(textsFor('en')),
  });
  const base = bases[kind];
  return {
    profile: 'tabular-data-package',
    name: `pulang-${kind}-${month}-${number}`,
    title: textsFor('en').t('releases.page.title'),
    version: `${month}.${number}`,
    created: releasedOn,
    licenses: [licenceOf(content.licence)],
    rounding: { mode: 'down', base, words: both(({ t }) => t('releases.page.rounded', { base })) },
    rules: both(({ t }) => t('releases.page.rules', { base })),
    ...(content.partner && { recipient: content.partner }),
    ...(content.synthetic && {
      synthetic: { k: base, words: both(({ t }) => t('releases.page.synthetic', { base })) },
    }),
    metrics: Object.fromEntries(
      releasedMetrics.map((metric) => [
        metric,
        {
          name: both(({ t }) => t(`figures.metrics.${metric}.name`)),
          definition: both(({ t }) => t(`figures.metrics.${metric}.definition`)),
        },
      ]),
    ),
    resources: tables.map(({ name, title, fields }) => ({
      name: title.replace('_', '-'),
      path: name,
      profile: 'tabular-data-resource',
      format: 'csv',
      encoding: 'utf-8',
      dialect: { lineTerminator: '\r\n' },
      schema: { fields },
    })),
  };
}

/** The usual licence by its name and address; any other in its own words. */
function licenceOf(words: string): object {
  if (!words.includes('CC BY 4.0')) return { name: 'other', title: words };
  return { name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/', title: words };
}
