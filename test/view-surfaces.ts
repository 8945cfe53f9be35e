import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { figuresCommand } from '@/bin/commands/figures';
import { Tile } from '@/features/figures/components/tile';
import { ViewCard } from '@/features/figures/components/view-card';
import { downloadView } from '@/features/figures/downloads';
import type { FlatView } from '@/features/figures/flat';
import { type Dimension, filterFields, type Question } from '@/features/figures/input';
import { isCount } from '@/features/figures/units';
import { type FreeView, freeViewHref, type ViewTable } from '@/features/figures/view';
import { textsFor } from '@/lib/texts';
import { dewi } from './people';

/** A view as each surface tells it, read back into numbers as somebody who sees or opens it would. */

const texts = textsFor('en');

/** Every number of a view by what it is of: `KH|female` a crossing, `KH|` a row, `|female` a column, `|` the whole. */
export type Numbers = Record<string, number>;

/** What is not counted is compared to a billionth. */
export const told = (pairs: Iterable<readonly [string, number]>): Numbers =>
  Object.fromEntries([...pairs].map(([name, value]) => [name, Number(value.toFixed(9))]));

/** The view as the functions behind a page answer it. */
export function inTable({ whole, split, across, cells }: ViewTable): Numbers {
  const listed = (figure: typeof split, mark: (key: string) => string) =>
    figure ? [...figure.rows, ...figure.absent].map(({ key, value }) => [mark(key), value] as const) : [];
  const crossed = (split?.rows ?? []).flatMap((row, n) =>
    (across?.rows ?? []).map((column, at) => [`${row.key}|${column.key}`, cells[n]?.[at] ?? 0] as const),
  );
  return told([
    ...crossed.filter(([, value]) => value > 0),
    ...listed(split, (key) => `${key}|`),
    ...listed(across, (key) => `|${key}`),
    ['|', whole.total],
  ]);
}

async function answer(view: FreeView, format: string): Promise<Buffer> {
  const response = await downloadView(
    dewi,
    new URL(`${freeViewHref(view)}&format=${format}&lang=en`, 'http://x').searchParams,
  );
  if (response.status !== 200) throw new Error(await response.text());
  return Buffer.from(await response.arrayBuffer());
}

/** As a program is answered. */
export async function inJson(view: FreeView): Promise<Numbers> {
  const flat = JSON.parse(`${await answer(view, 'json')}`) as FlatView;
  return told([
    ...flat.cells.map(({ row, column, value }) => [`${row?.code}|${column?.code}`, value] as const),
    ...[...flat.rowTotals, ...flat.rowsAbsent].map(({ code, value }) => [`${code}|`, value] as const),
    ...[...flat.columnTotals, ...flat.columnsAbsent].map(({ code, value }) => [`|${code}`, value] as const),
    ['|', flat.total],
  ]);
}

export async function inCsv(view: FreeView): Promise<Numbers> {
  const lines = parse(await answer(view, 'csv'), { bom: true, columns: true }) as Record<string, string>[];
  return told(lines.map((line) => [`${line['row code']}|${line['column code']}`, Number(line.value)] as const));
}

/** The numbers of each line of the first sheet, below its titles: read plainly, since there are hundreds of them. */
export async function inWorkbook(view: FreeView): Promise<number[][]> {
  const sheet = strFromU8(unzipSync(await answer(view, 'xlsx'))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const rows = [...sheet.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/g)].filter(([, at]) => Number(at) > 4);
  return rows.map(([, , cells = '']) =>
    [...cells.matchAll(/<c r="[A-Z]+\d+"(?: s="\d+")?><v>([^<]*)</g)].map(([, value]) =>
      Number(Number(value).toFixed(9)),
    ),
  );
}

/** A tile and a card, with its chart and its table, as they stand on a page; and where its numbers lead. */
export function onPage(table: ViewTable) {
  const html = renderToStaticMarkup(createElement(ViewCard, { table, texts, offices: new Map() }));
  const tile = renderToStaticMarkup(createElement(Tile, { figure: table.whole, texts }));
  const [svg = ''] = /<svg.*?<\/svg>/.exec(html) ?? [];
  return { tile: linksIn(tile)[0]?.words, links: linksIn(html), rows: rowsIn(html, table), svg };
}

export type Link = { query: Record<string, string>; words: string };

const linksIn = (html: string): Link[] =>
  [...html.matchAll(/href="\/cases\?([^"]*)"[^>]*>([^<]*)</g)].map(([, address = '', words = '']) => ({
    query: Object.fromEntries(new URLSearchParams(address.replaceAll('&amp;', '&'))),
    words,
  }));

/** A number as it was written: 2,438 or 50.6%. */
export const numberIn = (words = '') => Number(words.replace(/[,%]/g, ''));

function rowsIn(html: string, { whole }: ViewTable): number[][] {
  const body = html.slice(html.indexOf('<tbody>'), html.indexOf('</table>'));
  const lines = body.split('</tr>').filter((line) => line.includes('<td'));
  // Beside a count stands its share, which ends in a sign.
  const numbers = isCount(whole.unit) ? /^[\d,]+$/ : /^[\d,.]+%?$/;
  return lines.map((line) =>
    [...line.matchAll(/<td[^>]*>(.*?)<\/td>/g)]
      .map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
      .filter((cell) => numbers.test(cell))
      .map(numberIn),
  );
}

/** A figure of up to three dimensions as the command line prints it for programs. */
export async function onCommandLine({ where, ...question }: Question, by: readonly Dimension[]): Promise<Numbers> {
  const parameters = new URLSearchParams(freeViewHref({ question }).split('?')[1]);
  const narrowed = new URLSearchParams(
    freeViewHref({ question: { ...question, ...(where && { where }) } }).split('?')[1],
  );
  const filter = [...narrowed].filter(([name]) => filterFields.some((field) => field.name === name));
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const args = [
    ...[...parameters].flatMap(([name, value]) => [`--${dashed(name)}`, value]),
    ...(by.length > 0 ? ['--by', by.join(',')] : []),
    ...(filter.length > 0 ? ['--where', `${new URLSearchParams(filter)}`] : []),
    '--json',
  ];
  const { out, err } = await figuresCommand(args, texts);
  if (err) throw new Error(err);
  const { total, cells, rows, absent } = JSON.parse(String(out)) as Printed;
  const lines = cells?.map(({ keys, value }) => [keys.map(({ code }) => code).join('|'), value] as const);
  return told([
    ...(lines ?? [...(rows ?? []), ...(absent ?? [])].map(({ code, value }) => [code, value] as const)),
    ['total', total],
  ]);
}

type Coded = { code: string; value: number };
type Printed = { total: number; cells?: { keys: Coded[]; value: number }[]; rows?: Coded[]; absent?: Coded[] };

/** The numbers at the ends of lying bars, and how long each is beside the longest. */
export function barsIn(svg: string): { values: number[]; parts: number[] } {
  const lengths = [...svg.matchAll(/<path d="(M[^"]*Z)"/g)].map(([, path = '']) => {
    const along = [...path.matchAll(/(?:[ML]|0 0 1 )([\d.]+) /g)].map(([, x]) => Number(x));
    return Math.max(...along) - Math.min(...along);
  });
  const values = [...svg.matchAll(/text-anchor="start"[^>]*>([^<]*)</g)].map(([, words]) => numberIn(words));
  return { values, parts: lengths.map((length) => length / Math.max(...lengths)) };
}

/** The values of lines, read off their scale as an eye does; `least`: what the drawing can tell apart. */
export function linesIn(svg: string): { lines: number[][]; least: number } {
  const scale = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)H[^>]*><text[^>]*text-anchor="end"[^>]*>([^<]*)</g)].map(
    ([, y, words]) => ({ y: Number(y), value: numberIn(words) }),
  );
  const [bottom, top] = [scale[0] ?? { y: 0, value: 0 }, scale.at(-1) ?? { y: 1, value: 1 }];
  const perPoint = (top.value - bottom.value) / (bottom.y - top.y);
  const paths = [...svg.matchAll(/<path d="M([^"H]*)" fill="none" stroke="[^"]*" stroke-width="2"/g)];
  const lines = paths.map(([, path = '']) =>
    path.split('L').map((point) => (bottom.y - Number(point.split(' ')[1])) * perPoint),
  );
  return { lines, least: perPoint * 0.11 };
}

/** The numbers written into the fields of crossed rows and columns, one after the other. */
export const fieldsIn = (svg: string): number[] =>
  [...svg.matchAll(/<text x="[\d.]+"[^>]*text-anchor="middle"[^>]*>([^<]*)</g)].map(([, words]) => numberIn(words));
