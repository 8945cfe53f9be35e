import type { ReactNode } from 'react';

/** `roomy`: only shown where there is room; on a phone another cell says it. */
export type Column = { key: string; title: ReactNode; numeric?: boolean; roomy?: boolean };

/** A table that scrolls inside itself on a narrow screen. The first cell of a row is its heading. */
export function Table({
  caption,
  columns,
  rows,
  foot,
}: {
  caption: ReactNode;
  columns: Column[];
  rows: { key: string; cells: ReactNode[] }[];
  foot?: ReactNode[];
}) {
  // What every cell has in common stands once, in `.rows` of globals.css: a class on each costs more than its number.
  const looks = columns.map(
    ({ numeric, roomy }) => [numeric && 'text-right', roomy && 'max-sm:hidden'].filter(Boolean).join(' ') || undefined,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={typeof caption === 'string' ? caption : undefined}>
      <table className="rows">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, n) => (
              <th key={column.key} scope="col" className={looks[n]}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, n) =>
                n === 0 ? (
                  <th key={columns[n]?.key} scope="row" className={looks[n]}>
                    {cell}
                  </th>
                ) : (
                  <td key={columns[n]?.key} className={looks[n]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, n) => (
                <td key={columns[n]?.key} className={looks[n]}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
