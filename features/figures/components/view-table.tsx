import { type Column, Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import type { Figure } from '../input';
import { type OfficeNames, rowName } from '../labels';
import { viewTitle } from '../titles';
import { inUnit, isCount } from '../units';
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
            isCount(whole.unit) &&
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
  const { t, percent } = texts;
  const { by = 'destination', unit } = split;
  const shares = isCount(unit);
  const columns: Column[] = [
    { key: 'name', title: t(`figures.dimensions.${by}`) },
    { key: 'count', title: t(`figures.count.${unit}`), numeric: true },
    ...(shares ? [{ key: 'share', title: t('figures.share'), numeric: true }] : []),
  ];
  return (
    <Table
      caption={viewTitle(table, texts)}
      columns={columns}
      rows={split.rows.map(({ key, value }) => {
        const name = rowName(by, key, texts, offices);
        const cell = <Cell key="count" table={table} name={name} value={value} texts={texts} row={key} />;
        return { key, cells: [name, cell, ...(shares ? [percent((100 * value) / split.answered)] : [])] };
      })}
      foot={[t('figures.total'), inUnit(unit, table.whole.total, texts), ...(shares ? [''] : [])]}
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
  const words = inUnit(table.whole.unit, value, texts);
  if (value === 0) return <span className="text-quiet">{words}</span>;
  return (
    <NumberLink href={listHref(cellQuestion(table, row, column))} label={`${name}: ${words}`}>
      {words}
    </NumberLink>
  );
}
