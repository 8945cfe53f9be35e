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
  const align = (n: number) =>
    `${columns[n]?.numeric ? 'text-right' : 'text-left'} ${columns[n]?.roomy ? 'max-sm:hidden' : ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={typeof caption === 'string' ? caption : undefined}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b-2 border-edge text-xs text-quiet sm:text-sm">
            {columns.map((column, n) => (
              <th
                key={column.key}
                scope="col"
                className={`px-1.5 py-1.5 font-semibold first:pl-0 sm:px-2 last:pr-0 ${align(n)}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-line align-baseline break-inside-avoid max-sm:h-11">
              {row.cells.map((cell, n) =>
                n === 0 ? (
                  <th key={columns[n]?.key} scope="row" className={`py-1.5 pr-2 font-normal ${align(n)}`}>
                    {cell}
                  </th>
                ) : (
                  <td key={columns[n]?.key} className={`px-1.5 py-1.5 last:pr-0 sm:px-2 ${align(n)}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="font-bold">
              {foot.map((cell, n) => (
                <td key={columns[n]?.key} className={`px-1.5 py-2 first:pl-0 sm:px-2 last:pr-0 ${align(n)}`}>
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
