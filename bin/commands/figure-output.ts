import type { Dimension, Figure, Question, Unit } from '@/features/figures/input';
import { knownWords, type OfficeNames, rowName } from '@/features/figures/labels';
import type { Cell } from '@/features/figures/queries';
import type { Texts } from '@/lib/texts';

/** A share in percent with one decimal; null where there is nothing to divide by. */
const share = (value: number, answered: number) =>
  answered === 0 ? null : Number(((value * 100) / answered).toFixed(1));

export function figureAsJson(figure: Figure, texts: Texts, offices?: OfficeNames): string {
  const { unit, by = 'destination', total, answered, rows, absent } = figure;
  const answer = {
    ...asked(figure, unit, texts),
    by: figure.by ?? null,
    total,
    answered,
    rows: rows.map(({ key, value, base }) => ({
      code: key,
      label: rowName(by, key, texts, offices),
      value,
      share: isCount(unit) ? share(value, answered) : null,
      ...(base !== undefined && { base }),
    })),
    absent: absent.map(({ key, value }) => ({ code: key, label: rowName(by, key, texts, offices), value })),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** The question itself, as the opening of an answer. */
function asked({ metric, where = {}, from, to, asOf, knownOn, knownAt }: Question, unit: Unit, { t }: Texts) {
  return {
    metric,
    definition: t(`figures.metrics.${metric}.definition`),
    unit,
    where,
    from: from ?? null,
    to: to ?? null,
    asOf,
    ...(knownOn && { knownOn }),
    ...(knownAt !== undefined && { knownAt }),
  };
}

const isCount = (unit: Unit) => unit === 'case' || unit === 'person';

/** A figure by several dimensions. */
export type Table = { question: Question; by: Dimension[]; unit: Unit; total: number; cells: Cell[] };

export function tableAsJson({ question, by, unit, total, cells }: Table, texts: Texts, offices?: OfficeNames): string {
  const named = (dimension: Dimension, code = '') => ({ code, label: rowName(dimension, code, texts, offices) });
  const told = inOrder(cells).map(({ keys, value }) => ({ keys: by.map((each, at) => named(each, keys[at])), value }));
  return `${JSON.stringify({ ...asked(question, unit, texts), by, total, cells: told }, null, 2)}\n`;
}

export function tableAsText({ question, by, unit, total, cells }: Table, texts: Texts, offices?: OfficeNames): string {
  const { t, number } = texts;
  const lines = [
    [...by.map((each) => t(`figures.dimensions.${each}`)), ''],
    ...inOrder(cells).map(({ keys, value }) => [
      ...by.map((each, at) => rowName(each, keys[at] ?? '', texts, offices)),
      number(value),
    ]),
    [t('commandLine.figures.total'), ...by.slice(1).map(() => ''), number(total)],
  ];
  return `${heading({ ...question, unit }, texts)}\n\n${aligned(lines, by.length)}\n`;
}

const inOrder = (cells: Cell[]) => cells.toSorted((a, b) => (a.keys.join('\n') < b.keys.join('\n') ? -1 : 1));

export function figureAsText(figure: Figure, texts: Texts, offices?: OfficeNames): string {
  const { t, number, percent } = texts;
  const { by = 'destination', answered, rows, absent, total } = figure;
  const lines = [
    ...rows.map(({ key, value }) => [
      rowName(by, key, texts, offices),
      inUnit(value, figure.unit, texts),
      answered === 0 || !isCount(figure.unit) ? '' : percent((value * 100) / answered),
    ]),
    ...absent.map(({ key, value }) => [rowName(by, key, texts, offices), number(value), '']),
    [t('commandLine.figures.total'), inUnit(total, figure.unit, texts), ''],
  ];
  return `${heading(figure, texts)}\n\n${aligned(lines, 1)}\n`;
}

/** Of what is not counted one decimal is told. */
function inUnit(value: number, unit: Unit, { number, percent }: Texts): string {
  if (unit === 'percent') return percent(value);
  return number(isCount(unit) ? value : Math.round(value * 10) / 10);
}

function heading(figure: Question & { unit: Unit }, texts: Texts): string {
  const { metric, unit, from, to, asOf } = figure;
  const { t, day } = texts;
  const words = { name: t(`figures.metrics.${metric}.name`), unit: t(`reports.unit.${unit}`), asOf: day(asOf) };
  return [
    t('commandLine.figures.heading', words),
    ...(from ? [t('commandLine.figures.from', { day: day(from) })] : []),
    ...(to ? [t('commandLine.figures.to', { day: day(to) })] : []),
    ...knownWords(figure, texts),
  ].join(', ');
}

/** Words to the left, in so many columns; numbers to the right; each column as wide as it must be. */
function aligned(lines: string[][], words: number): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const padded = (cell: string, at: number) =>
    at < words ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}
