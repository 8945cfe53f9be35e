import { type Column, Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import { dimensions } from '../dimensions';
import type { Figure } from '../input';
import { type OfficeNames, rowName } from '../labels';
import { viewTitle } from '../titles';
import { type ViewTable as Counted, cellQuestion, whyNotAdding } from '../view';
import { denominators } from './explanation';
import { NumberLink } from './figure-table';

type Shown = { table: Counted; texts: Texts; offices: OfficeNames };

/** The numbers of a view, rows by columns; each leads to its cases. Totals are counted by themselves. */
export function ViewTable({ table, texts, offices }: Shown) {
  const { t } = texts;
  const { split, across, whole } = table;
  if (!split || split.rows.length === 0) return <p className="text-quiet">{t('figures.none')}</p>;
  return (
    <>
      {across ? (
        <Crossed table={table} split={split} across={across} texts={texts} offices={offices} />
      ) : (
        <Rows table={table} split={split} texts={texts} offices={offices} />
      )}
      <div className="mt-2 max-w-3xl text-sm text-pretty text-quiet">
        {[split, across].map(
          (figure) =>
            figure &&
            figure.answered < figure.total && (
              <p key={figure.by}>
                {t(`figures.dimensions.${figure.by ?? 'destination'}`)}: {denominators(figure, texts)}
              </p>
            ),
        )}
        {whyNotAdding(table).map((why) => (
          <p key={why}>
            {t(`figures.view.notAdding.${why}`, {
              unit: t(`figures.count.${whole.unit}`).toLocaleLowerCase(texts.locale),
            })}
          </p>
        ))}
      </div>
    </>
  );
}

type Parts = Shown & { split: Figure };

function Rows({ table, split, texts, offices }: Parts) {
  const { t, number, percent } = texts;
  const by = split.by ?? 'destination';
  const columns: Column[] = [
    { key: 'name', title: t(`figures.dimensions.${by}`) },
    { key: 'count', title: t(`figures.count.${split.unit}`), numeric: true },
    { key: 'share', title: t('figures.share'), numeric: true },
  ];
  return (
    <Table
      caption={viewTitle(table, texts)}
      columns={columns}
      rows={split.rows.map(({ key, value }) => {
        const name = rowName(by, key, texts, offices);
        return {
          key,
          cells: [
            name,
            <Cell key="count" table={table} name={name} value={value} texts={texts} row={key} />,
            percent((100 * value) / split.answered),
          ],
        };
      })}
      foot={[t('figures.total'), number(table.whole.total), '']}
    />
  );
}

function Crossed({ table, split, across, texts, offices }: Parts & { across: Figure }) {
  const { t, number } = texts;
  const name = (figure: Figure, key: string) => rowName(figure.by ?? 'destination', key, texts, offices);
  const columns: Column[] = [
    { key: 'name', title: t(`figures.dimensions.${split.by ?? 'destination'}`) },
    ...across.rows.map(({ key }) => ({ key, title: name(across, key), numeric: true })),
    { key: 'total', title: t('figures.total'), numeric: true },
  ];
  return (
    <Table
      caption={viewTitle(table, texts)}
      columns={columns}
      rows={split.rows.map((row, n) => {
        const rowTitle = name(split, row.key);
        return {
          key: row.key,
          cells: [
            rowTitle,
            ...across.rows.map((column, at) => (
              <Cell
                key={column.key}
                table={table}
                name={`${rowTitle}, ${name(across, column.key)}`}
                value={table.cells[n]?.[at] ?? 0}
                texts={texts}
                row={row.key}
                column={column.key}
              />
            )),
            <strong key="total">
              <Cell table={table} name={rowTitle} value={row.value} texts={texts} row={row.key} />
            </strong>,
          ],
        };
      })}
      foot={[
        t('figures.total'),
        ...across.rows.map(({ key, value }) => (
          <Cell key={key} table={table} name={name(across, key)} value={value} texts={texts} column={key} />
        )),
        number(table.whole.total),
      ]}
    />
  );
}

type CellShown = { table: Counted; name: string; value: number; texts: Texts; row?: string; column?: string };

/** A number with the way to its cases; none where there are none. */
function Cell({ table, name, value, texts, row, column }: CellShown) {
  const { number } = texts;
  if (value === 0) return <span className="text-quiet">0</span>;
  const question = leadsOn(table, row, column) ? cellQuestion(table, row, column) : undefined;
  if (!question) return number(value);
  return (
    <NumberLink href={listHref(question)} label={`${name}: ${number(value)}`}>
      {number(value)}
    </NumberLink>
  );
}

/**
 * A list narrows a field to one value. Where the view is already narrowed in a field of which a case has several
 * answers, the row and the filter would both be needed: then there is no list that says the same.
 */
function leadsOn({ question: { where = {} }, rows, columns }: Counted, row?: string, column?: string): boolean {
  return [row === undefined ? undefined : rows, column === undefined ? undefined : columns].every((by) => {
    if (!by || !('answers' in dimensions[by])) return true;
    const { field } = dimensions[by];
    return !field || where[field] === undefined;
  });
}
