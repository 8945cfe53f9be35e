import type { Figure } from '@/features/figures/input';
import { type OfficeNames, rowName } from '@/features/figures/labels';
import type { Texts } from '@/lib/texts';

/** A share in percent with one decimal; null where there is nothing to divide by. */
const share = (value: number, answered: number) =>
  answered === 0 ? null : Number(((value * 100) / answered).toFixed(1));

export function figureAsJson(figure: Figure, texts: Texts, offices?: OfficeNames): string {
  const { metric, unit, by = 'destination', where, from, to, asOf, total, answered, rows, absent } = figure;
  const answer = {
    metric,
    definition: texts.t(`figures.metrics.${metric}.definition`),
    unit,
    by: figure.by ?? null,
    where: where ?? {},
    from: from ?? null,
    to: to ?? null,
    asOf,
    total,
    answered,
    rows: rows.map(({ key, value }) => ({
      code: key,
      label: rowName(by, key, texts, offices),
      value,
      share: share(value, answered),
    })),
    absent: absent.map(({ key, value }) => ({ code: key, label: rowName(by, key, texts, offices), value })),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

export function figureAsText(figure: Figure, texts: Texts, offices?: OfficeNames): string {
  const { t, number, percent } = texts;
  const { by = 'destination', answered, rows, absent, total } = figure;
  const lines = [
    ...rows.map(({ key, value }) => [
      rowName(by, key, texts, offices),
      number(value),
      answered === 0 ? '' : percent((value * 100) / answered),
    ]),
    ...absent.map(({ key, value }) => [rowName(by, key, texts, offices), number(value), '']),
    [t('commandLine.figures.total'), number(total), ''],
  ];
  return `${heading(figure, texts)}\n\n${aligned(lines)}\n`;
}

function heading({ metric, unit, from, to, asOf }: Figure, { t, day }: Texts): string {
  const words = { name: t(`figures.metrics.${metric}.name`), unit: t(`reports.unit.${unit}`), asOf: day(asOf) };
  return [
    t('commandLine.figures.heading', words),
    ...(from ? [t('commandLine.figures.from', { day: day(from) })] : []),
    ...(to ? [t('commandLine.figures.to', { day: day(to) })] : []),
  ].join(', ');
}

/** Words to the left, numbers to the right, each column as wide as it must be. */
function aligned(lines: string[][]): string {
  const widths = [0, 1, 2].map((at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const padded = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0);
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}
