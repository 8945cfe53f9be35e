import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, cases, episodes, persons } from '@/db/schema';
import { listRequest } from '@/features/cases/list-input';
import { personId } from '@/features/people/records';
import { isRefused } from '@/lib/errors';
import { freshBase } from '@/test/base';
import type { CaseRecipe } from '@/test/cases';
import { knownWorlds } from '@/test/known-worlds';
import { countNaively, crossNaively, deriveNaively } from '@/test/naive-figures';
import { dewi } from '@/test/people';
import { someDerived, someQuestion } from '@/test/random-cases';
import {
  barsIn,
  fieldsIn,
  inCsv,
  inJson,
  inTable,
  inWorkbook,
  type Link,
  linesIn,
  type Numbers,
  numberIn,
  onCommandLine,
  onPage,
  told,
} from '@/test/view-surfaces';
import { catalogue } from './catalogue';
import { exportView } from './commands';
import { type Dimension, dimensionCodes, type FigureRow, type Question } from './input';
import { behindAsKnown, countedCases } from './queries';
import { isCount } from './units';
import { drawnAs, type FreeView, freeViewFrom, freeViewHref, isTime, type ViewTable, viewTable } from './view';

freshBase();

/** A view: a question, the dimensions of its table, and which world it asks (-1: what was known on the day of entry). */
const view = fc.record({
  question: fc.oneof({ weight: 7, arbitrary: someQuestion }, { weight: 1, arbitrary: someDerived }),
  by: fc.uniqueArray(fc.constantFrom(...dimensionCodes), { maxLength: 3 }),
  world: fc.constantFrom(-1, 0, 1, 2, 3),
});

const VIEWS = 500;
const seen = new Map<string, number>();
const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

test('Five hundred views, as known at any time, say on every surface what counting by hand says', async () => {
  const base = await knownWorlds();
  for (const { question: drawn, by, world } of fc.sample(view, { seed: 35, numRuns: 2 * VIEWS })) {
    const meant = base.worlds[Math.min(world, 2)];
    const recipes = world < 0 ? base.first : (meant?.recipes ?? []);
    // Every case was entered on 5 January 2026 and corrected today.
    const known = world < 0 ? { knownOn: '2026-01-05' } : world < 3 ? { knownAt: meant?.knownAt } : {};
    const view = viewOf({ ...drawn, ...known }, by);
    // What no address can ask for: a period that ends before it begins, a day that lies ahead.
    if (isRefused(freeViewFrom(addressOf(view)))) continue;
    const words = `${freeViewHref(view)} of world ${world}`;
    await expectOneTruth(view, by, recipes).catch((error) => {
      throw new Error(words, { cause: error });
    });
    note('view');
    if (seen.get('view') === VIEWS) break;
  }
  const least = { view: VIEWS, found: 200, list: 500, bars: 50, line: 10, lines: 10, heat: 20 };
  for (const [what, count] of Object.entries(least))
    expect([what, (seen.get(what) ?? 0) >= count]).toEqual([what, true]);
}, 600_000);

test('A person who is corrected in one case leaves the cases of others behind their numbers', async () => {
  const { worlds } = await knownWorlds();
  const question: Question = { metric: 'cases_handled', asOf: '2026-12-31', where: { destination: 'AE' } };
  const [before, after] = [
    await countedCases(dewi, { ...question, knownAt: worlds[0]?.knownAt }),
    await countedCases(dewi, question),
  ];
  expect(before.length).not.toBe(after.length);
});

test('The audit knows that Dewi took a view out, and which', async () => {
  const view: FreeView = { question: { metric: 'cases_handled', asOf: '2023-05-31' }, rows: 'sex' };
  await exportView(dewi, view, { format: 'svg', lang: 'id', offices: new Map() });
  const [entry] = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'figures.exported'));
  expect(entry).toMatchObject({ actorId: dewi.id, subjectKind: 'report' });
  expect(JSON.parse(entry?.details ?? '')).toMatchObject({ metric: 'cases_handled', by: 'sex', format: 'svg' });
});

/** The view that an address can hold: what is made from counts is split once. */
function viewOf({ by: _, ...question }: Question, [rows, columns]: Dimension[]): FreeView {
  const { where = {} } = question;
  const crossed = isCount(catalogue[question.metric].unit) ? columns : undefined;
  return { question: { ...question, where }, ...(rows && { rows }), ...(crossed && { columns: crossed }) };
}

const addressOf = (view: FreeView) => Object.fromEntries(new URLSearchParams(freeViewHref(view).split('?')[1]));

/** Counted by hand; then tile, chart, table, lists behind, CSV, workbook, answer for programs and command line. */
async function expectOneTruth(view: FreeView, by: Dimension[], recipes: CaseRecipe[]): Promise<void> {
  expect(defined(freeViewFrom(addressOf(view)))).toEqual(defined(view));
  const wanted = naiveNumbers(recipes, view);
  const table = await viewTable(dewi, view);
  expect(inTable(table)).toEqual(wanted);
  expect(await inJson(view)).toEqual(wanted);
  expect(await inCsv(view)).toEqual(wanted);
  expect(await inWorkbook(view)).toEqual(table.split ? linesOf(table) : [[wanted['|']]]);
  const { tile, links, rows, svg } = onPage(table);
  if (table.whole.answered > 0) expect(numberIn(tile)).toBe(tenth(wanted['|'] ?? 0));
  expect(numberIn(links[0]?.words)).toBe(tenth(wanted['|'] ?? 0));
  if (table.split?.rows.length) expect(rows).toEqual(shownOf(table).map((line) => line.map(tenth)));
  expectDrawn(table, svg);
  const counts = isCount(table.whole.unit);
  expect(await onCommandLine(view.question, counts ? by : by.slice(0, 1))).toEqual(typedNumbers(recipes, view, by));
  if (wanted['|']) note('found');
  // What is made from counts has no list of its own for a row: its row rests on the whole.
  if (counts) for (const link of someOf(links)) await expectListed(link, table.whole.unit);
}

const defined = (value: unknown) => JSON.parse(JSON.stringify(value));
const tenth = (value: number) => Math.round(value * 10) / 10;

function naiveNumbers(recipes: CaseRecipe[], { question, rows, columns }: FreeView): Numbers {
  const count = isCount(catalogue[question.metric].unit) ? countNaively : deriveNaively;
  const split = (by: Dimension | undefined, mark: (key: string) => string) => {
    if (!by) return [];
    const { rows, absent } = count(recipes, { ...question, by });
    return Object.entries({ ...rows, ...absent }).map(([key, value]) => [mark(key), value] as const);
  };
  const [lines, heads] = [split(rows, (key) => `${key}|`), split(columns, (key) => `|${key}`)];
  const crossed = rows && columns ? Object.entries(crossNaively(recipes, question, [rows, columns]).cells) : [];
  // A table shows the crossings of answers; who gave none is told beside it.
  const answers = { ...countNaively(recipes, { ...question, by: rows }).rows };
  const across = { ...countNaively(recipes, { ...question, by: columns }).rows };
  const cells = crossed.filter(([keys]) => {
    const [row = '', column = ''] = keys.split('|');
    return row in answers && column in across;
  });
  return told([...cells, ...lines, ...heads, ['|', count(recipes, question).total]]);
}

/** By up to three dimensions; reasons for having no answer are cells like others. */
function typedNumbers(recipes: CaseRecipe[], { question, rows }: FreeView, by: Dimension[]): Numbers {
  if (!isCount(catalogue[question.metric].unit) || by.length < 2) {
    const all = Object.entries(naiveNumbers(recipes, { question, ...(rows && { rows }) }));
    return told(all.map(([name, value]) => [name === '|' ? 'total' : name.slice(0, -1), value] as const));
  }
  const { total, cells } = crossNaively(recipes, question, by);
  return told([...Object.entries(cells), ['total', total]]);
}

/** The table as it stands in a workbook: rows with their totals, the reasons for having no answer, the foot. */
function linesOf({ whole, split, across, cells }: ViewTable): number[][] {
  const lines = [
    ...(split?.rows ?? []).map(({ value }, n) => [...(cells[n] ?? []), value]),
    ...(split?.absent ?? []).map(({ value }) => [value]),
    [...(across?.rows ?? []).map(({ value }) => value), whole.total],
  ];
  return lines.map((line) => line.map((value) => Number(value.toFixed(9))));
}

/** A page tells the reasons in a sentence beside the table. */
function shownOf(table: ViewTable): number[][] {
  const [rows, reasons] = [table.split?.rows.length ?? 0, table.split?.absent.length ?? 0];
  const lines = linesOf(table);
  return [...lines.slice(0, rows), ...lines.slice(rows + reasons)];
}

/** Whoever sees only the picture reads the numbers of the table off it. */
function expectDrawn(table: ViewTable, svg: string): void {
  const { rows = 'sex', split, across, cells } = table;
  const kind = drawnAs(table);
  note(kind);
  if (!split || kind === 'none') expect(svg).toBe('');
  else if (kind === 'bars') expectBars(svg, split.rows.slice(0, 20));
  else if (kind === 'heat') expect(fieldsIn(svg)).toEqual(cells.slice(0, 20).flatMap((row) => row.slice(0, 12)));
  else {
    const columns = (across?.rows ?? []).map((_, at) => cells.map((row) => row[at] ?? 0));
    const line = [split.rows.map(({ value }) => value)];
    expectLines(svg, kind === 'line' ? line : (isTime(rows) ? columns : cells).slice(0, 6));
  }
}

function expectBars(svg: string, rows: FigureRow[]): void {
  const { values, parts } = barsIn(svg);
  expect(values).toEqual(rows.map(({ value }) => tenth(value)));
  const longest = Math.max(...rows.map(({ value }) => value));
  if (rows.some(({ value }) => value === 0)) return;
  for (const [n, { value }] of rows.entries()) expect(parts[n]).toBeCloseTo(value / longest, 1);
}

function expectLines(svg: string, wanted: number[][]): void {
  const { lines, least } = linesIn(svg);
  // Quiet months lie between, at nothing.
  const high = (line: number[]) => line.filter((value) => value > least);
  const pairs = lines.map((line, n) => [high(line), high(wanted[n] ?? [])] as const);
  for (const [drawn, meant] of pairs) {
    expect(drawn).toHaveLength(meant.length);
    expect(drawn.filter((value, n) => Math.abs(value - (meant[n] ?? 0)) > least)).toEqual([]);
  }
  expect(lines).toHaveLength(wanted.length);
}

/** The whole, and some of the others, not always the first. */
function someOf(links: Link[]): Link[] {
  const others = links.slice(1);
  return [...links.slice(0, 1), ...[3, 7].flatMap((n) => others[(n * links.length) % (others.length || 1)] ?? [])];
}

/** The list that a number leads to holds as many. */
async function expectListed({ query, words }: Link, unit: string): Promise<void> {
  const request = listRequest(query);
  if (isRefused(request) || !request.behind) throw new Error(`${words} leads to ${JSON.stringify(request)}`);
  const rows = await (await db())
    .select({ id: cases.id, personId })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(...(await behindAsKnown(dewi, request.behind))));
  expect(new Set(rows.map((row) => (unit === 'case' ? row.id : row.personId))).size).toBe(numberIn(words));
  note('list');
}
