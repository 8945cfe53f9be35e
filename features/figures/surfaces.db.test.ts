import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { figuresCommand } from '@/bin/commands/figures';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { addCases } from '@/test/cases';
import { dewi } from '@/test/people';
import { someCases, someQuestion } from '@/test/random-cases';
import { catalogue } from './catalogue';
import { exportView } from './commands';
import { ViewTable } from './components/view-table';
import type { FlatView } from './flat';
import { dimensionCodes, type FigureRow, metricCodes } from './input';
import { figure } from './queries';
import { isCount } from './units';
import { type ViewTable as Counted, cellQuestion, type FreeView, freeViewFrom, freeViewHref, viewTable } from './view';

freshBase();
const texts = textsFor('en');
const offices = new Map<string, string>();

const someView: fc.Arbitrary<FreeView> = fc
  .tuple(
    someQuestion,
    fc.option(fc.constantFrom(...dimensionCodes), { nil: undefined, freq: 12 }),
    fc.option(fc.constantFrom(...dimensionCodes), { nil: undefined, freq: 3 }),
    fc.constantFrom(...metricCodes),
  )
  .map(([{ by: _, ...asked }, rows, columns, metric]) => [{ ...asked, metric }, rows, columns] as const)
  .map(([question, rows, columns]) => ({
    question: Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as never,
    ...(rows && { rows }),
    ...(rows && columns && columns !== rows && isCount(catalogue[question.metric].unit) && { columns }),
  }))
  // Only what an address can ask: no day in the future, no period that ends before it begins.
  .filter((view) => !('refused' in freeViewFrom(asked(view))));

const asked = (view: FreeView) => Object.fromEntries(new URLSearchParams(freeViewHref(view).split('?')[1]));

test('Page, picture’s table, CSV, workbook, JSON and command line tell the same numbers of any view, and every cell leads to as many', async () => {
  const [all = []] = fc.sample(someCases(120), { seed: 2434, numRuns: 1 });
  await addCases(all);
  let cells = 0;
  await fc.assert(
    fc.asyncProperty(someView, async (view) => {
      expect(freeViewFrom(asked(view))).toEqual({
        ...view,
        question: { ...view.question, where: view.question.where ?? {} },
      });
      const table = await viewTable(dewi, view);
      const wanted = numbersOf(table);
      expect(await inJson(view)).toEqual(wanted);
      expect(await inCsv(view)).toEqual(wanted);
      expect(await inWorkbook(view)).toEqual(table.split ? tableNumbers(table) : [[table.whole.total]]);
      if (table.split?.rows.length) expect(onPage(table)).toEqual(pageNumbers(table));
      if (!view.columns) expect(await onCommandLine(view)).toEqual([table.whole.total, plain(table.split?.rows ?? [])]);
      // What is made from counts has no list of its own for a row: its row rests on the whole.
      if (isCount(table.whole.unit)) cells += await expectCellsBehind(table);
    }),
    { seed: 7, numRuns: 40, endOnFailure: true },
  );
  expect(cells).toBeGreaterThan(60);
}, 120_000);

test('The audit knows that Dewi took a view out, and which', async () => {
  await exportView(
    dewi,
    { question: { metric: 'cases_handled', asOf: '2023-05-31' }, rows: 'sex' },
    { format: 'svg', lang: 'id', offices },
  );
  const [entry] = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'figures.exported'));
  expect(entry).toMatchObject({ actorId: dewi.id, subjectKind: 'report' });
  expect(JSON.parse(entry?.details ?? '')).toMatchObject({ metric: 'cases_handled', by: 'sex', format: 'svg' });
});

type Numbers = Record<string, number>;

/** Every number of a view by what it is of. */
function numbersOf({ whole, split, across, cells }: Counted): Numbers {
  const listed = (figure: typeof split, mark: (key: string) => string) =>
    figure ? [...figure.rows, ...figure.absent].map(({ key, value }) => [mark(key), value] as const) : [];
  const crossed = (split?.rows ?? []).flatMap((row, n) =>
    (across?.rows ?? []).map((column, at) => [`${row.key}|${column.key}`, cells[n]?.[at] ?? 0] as const),
  );
  return Object.fromEntries([
    ...crossed.filter(([, value]) => value > 0),
    ...listed(split, (key) => `${key}|`),
    ...listed(across, (key) => `|${key}`),
    ['|', whole.total],
  ]);
}

async function inJson(view: FreeView): Promise<Numbers> {
  const { content } = await exportView(dewi, view, { format: 'json', lang: 'en', offices });
  const flat = JSON.parse(content.toString()) as FlatView;
  return Object.fromEntries([
    ...flat.cells.map(({ row, column, value }) => [`${row?.code}|${column?.code}`, value]),
    ...[...flat.rowTotals, ...flat.rowsAbsent].map(({ code, value }) => [`${code}|`, value]),
    ...[...flat.columnTotals, ...flat.columnsAbsent].map(({ code, value }) => [`|${code}`, value]),
    ['|', flat.total],
  ]);
}

async function inCsv(view: FreeView): Promise<Numbers> {
  const { content } = await exportView(dewi, view, { format: 'csv', lang: 'en', offices });
  const lines = parse(content, { bom: true, columns: true }) as Record<string, string>[];
  return Object.fromEntries(lines.map((line) => [`${line['row code']}|${line['column code']}`, Number(line.value)]));
}

async function inWorkbook(view: FreeView): Promise<number[][]> {
  const { content } = await exportView(dewi, view, { format: 'xlsx', lang: 'en', offices });
  const [sheet] = await readSheets(content);
  const rows = sheet?.data.slice(4) ?? [];
  return rows.map((row) => row.slice(1).filter((cell) => typeof cell === 'number'));
}

/** The table as it stands on a page: rows with their totals, the reasons for having no answer, the foot. */
function tableNumbers({ whole, split, across, cells }: Counted): number[][] {
  return [
    ...(split?.rows ?? []).map(({ value }, n) => [...(cells[n] ?? []), value]),
    ...(split?.absent ?? []).map(({ value }) => [value]),
    [...(across?.rows ?? []).map(({ value }) => value), whole.total],
  ];
}

const pageNumbers = (table: Counted) => {
  const reasons = table.split?.absent.length ?? 0;
  const lines = tableNumbers(table);
  const shown = [
    ...lines.slice(0, table.split?.rows.length),
    ...lines.slice((table.split?.rows.length ?? 0) + reasons),
  ];
  return shown.map((line) => line.map(tenth));
};

// A page shows a tenth, of what is made from counts.
const tenth = (value: number) => Math.round(value * 10) / 10;

function onPage(table: Counted): number[][] {
  const html = renderToStaticMarkup(createElement(ViewTable, { table, texts, offices }));
  const body = html.slice(html.indexOf('<tbody>'), html.indexOf('</table>'));
  const lines = body.split('</tr>').filter((line) => line.includes('<td'));
  return lines.map((line) => {
    const cells = [...line.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
    const numbers = isCount(table.whole.unit) ? /^[\d,]+$/ : /^[\d,.]+%?$/;
    return cells.filter((cell) => numbers.test(cell)).map((cell) => tenth(Number(cell.replace(/[,%]/g, ''))));
  });
}

const plain = (rows: FigureRow[]) => rows.map(({ key, value }) => ({ key, value }));

async function onCommandLine(view: FreeView) {
  const parameters = new URLSearchParams(freeViewHref(view).split('?')[1]);
  const office = parameters.get('office');
  if (office)
    return [(await viewTable(dewi, view)).whole.total, plain((await viewTable(dewi, view)).split?.rows ?? [])];
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const args = [...parameters].flatMap(([name, value]) => [`--${dashed(name)}`, value]);
  const { out = '' } = (await figuresCommand([...args, '--json', '--lang', 'en'], texts)) as { out?: string };
  const answer = JSON.parse(out) as { total: number; rows: { code: string; value: number }[] };
  return [answer.total, answer.rows.map(({ code, value }) => ({ key: code, value }))];
}

/** The cases a cell leads to are as many as it says. */
async function expectCellsBehind(table: Counted): Promise<number> {
  const { split, across } = table;
  let seen = 0;
  for (const [n, row] of (split?.rows ?? []).slice(0, 3).entries()) {
    for (const [at, column] of (across?.rows ?? [{ key: '' }]).slice(0, 3).entries()) {
      const value = across ? table.cells[n]?.[at] : row.value;
      const behind = await figure(dewi, cellQuestion(table, row.key, across && column.key));
      expect(behind.total).toBe(value);
      seen += 1;
    }
  }
  return seen;
}
