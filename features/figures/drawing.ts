import { barChartSvg, type Drawing, escaped, printPalette } from '@/components/chart-svg';
import { heatSvg } from '@/components/heat-svg';
import { type Line, linesSvg, mostLines } from '@/components/lines-svg';
import type { Texts } from '@/lib/texts';
import { monthsOf } from './comparison';
import type { Figure } from './input';
import { type OfficeNames, periodWords, rowName, whereWords } from './labels';
import { asOfWords, viewTitle } from './titles';
import { inUnit } from './units';
import { drawnAs, isTime, type ViewTable } from './view';

type Ground = Omit<Drawing, 'label'>;

/** Bars and lines of a picture that can still be read. */
const mostBars = 20;
const mostColumns = 12;

/** The chart that says a view best, as SVG; nothing where a number or a table says it better. */
export function viewSvg(table: ViewTable, texts: Texts, ground: Ground, offices?: OfficeNames): string | undefined {
  const { t } = texts;
  const { split, across } = table;
  const number = (value: number) => inUnit(table.whole.unit, value, texts);
  const kind = drawnAs(table);
  if (!split || kind === 'none') return undefined;
  const drawing = { ...ground, label: t('figures.view.chart', { title: viewTitle(table, texts) }) };
  const named = (figure: Figure) => (key: string) => rowName(figure.by ?? 'destination', key, texts, offices);
  if (kind === 'bars') {
    const rows = split.rows.slice(0, mostBars);
    return barChartSvg(
      rows.map(({ key, value }) => ({ label: named(split)(key), value, text: number(value) })),
      drawing,
    );
  }
  if (kind === 'line' || !across) {
    const { places, keys } = timeAxis(split, texts, ground.width);
    return linesSvg([{ name: '', values: valuesAt(keys, split.rows) }], places, { ...drawing, number });
  }
  if (kind === 'heat') {
    const columns = across.rows.slice(0, mostColumns);
    const rows = split.rows.slice(0, mostBars).map(({ key }, n) => ({
      name: named(split)(key),
      cells: columns.map((_, at) => {
        const value = table.cells[n]?.[at] ?? 0;
        return { value, text: number(value) };
      }),
    }));
    return heatSvg(
      columns.map(({ key }) => named(across)(key)),
      rows,
      drawing,
    );
  }
  const { time, other, cell } = turned(table, split, across);
  const { places, keys } = timeAxis(time, texts, ground.width);
  const lines: Line[] = other.rows.slice(0, mostLines).map(({ key }, n) => ({
    name: named(other)(key),
    values: valuesAt(
      keys,
      time.rows.map((row, at) => ({ key: row.key, value: cell(at, n) })),
    ),
  }));
  return linesSvg(lines, places, { ...drawing, number });
}

/** How many rows or columns of a table its chart leaves out. */
export function leftOut(table: ViewTable): number {
  const { split, across } = table;
  const kind = drawnAs(table);
  const over = (figure: Figure | undefined, most: number) => Math.max(0, (figure?.rows.length ?? 0) - most);
  if (kind === 'bars') return over(split, mostBars);
  if (kind === 'heat') return over(split, mostBars) + over(across, mostColumns);
  if (kind === 'lines' && split && across) return over(turned(table, split, across).other, mostLines);
  return 0;
}

/** Time lies along the axis, whether it is the rows or the columns. */
function turned({ rows, cells }: ViewTable, split: Figure, across: Figure) {
  if (rows && isTime(rows)) return { time: split, other: across, cell: (at: number, n: number) => cells[at]?.[n] ?? 0 };
  return { time: across, other: split, cell: (at: number, n: number) => cells[n]?.[at] ?? 0 };
}

function timeAxis(figure: Figure, texts: Texts, width: number): { places: string[]; keys: string[] } {
  if (figure.by !== 'month') {
    const keys = figure.rows.map(({ key }) => key);
    return { keys, places: keys.map((key) => rowName(figure.by ?? 'year', key, texts)) };
  }
  const keys = monthsOf(figure).map(({ key }) => key);
  const few = keys.length <= width / 70;
  return {
    keys,
    places: keys.map((key) => (few ? shortMonth(texts, key) : key.endsWith('-01') ? key.slice(0, 4) : '')),
  };
}

function shortMonth({ locale }: Texts, month: string): string {
  const tag = locale === 'id' ? 'id-ID' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

function valuesAt(keys: string[], rows: { key: string; value: number }[]): number[] {
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return keys.map((key) => values.get(key) ?? 0);
}

const PICTURE = { width: 960, margin: 32, font: "'Source Sans 3', 'Segoe UI', Arial, sans-serif" };

/** A view as a picture to paste into a letter: chart, title, what is counted, period and day. */
export function viewPicture(table: ViewTable, texts: Texts, offices?: OfficeNames): string {
  const { t } = texts;
  const { width, margin, font } = PICTURE;
  const inner = width - 2 * margin;
  const chart = viewSvg(table, texts, { palette: printPalette, font, width: inner, fontSize: 15 }, offices);
  const chartHeight = Number(/height="(\d+)"/.exec(chart ?? '')?.[1] ?? 0);
  const { question, whole } = table;
  const lead = [
    periodWords(question, texts),
    asOfWords(question, texts),
    ...whereWords(question.where, texts, offices),
    `${t('figures.total')}: ${inUnit(whole.unit, whole.total, texts)}`,
  ].join(' · ');
  const notes = [
    t(`figures.metrics.${question.metric}.definition`),
    t(`figures.metrics.${question.metric}.exclusions`),
    ...(leftOut(table) > 0 ? [t('figures.view.leftOut', { count: leftOut(table) })] : []),
  ].flatMap((sentence) => folded(sentence, Math.floor(inner / 6.3)));
  const leads = folded(lead, Math.floor(inner / 7.2));
  const start = margin + 28 + leads.length * 20 + 16;
  const height = start + chartHeight + 24 + notes.length * 17 + margin;
  const line = (words: string, y: number, size: number, more = '') =>
    `<text x="${margin}" y="${y}" font-size="${size}" fill="${printPalette.ink}"${more}>${escaped(words)}</text>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    line(viewTitle(table, texts), margin + 20, 22, ' font-weight="700"'),
    ...leads.map((words, n) => line(words, margin + 48 + n * 20, 15)),
    chart ? chart.replace('<svg ', `<svg x="${margin}" y="${start}" `) : '',
    ...notes.map((words, n) => line(words, start + chartHeight + 32 + n * 17, 13)),
    '</svg>',
  ].join('\n');
}

/** A sentence on lines of so many letters: SVG does not fold by itself. */
function folded(sentence: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
