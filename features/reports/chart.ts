import { type Bar, barChartSvg, monthChartSvg, screenPalette } from '@/components/chart-svg';
import { type Texts, textsFor } from '@/lib/texts';
import type { ReportDocument } from './document';
import { monthsToDraw } from './series';
import type { ReportTable } from './tables';

// More bars than this say less than the table beside them.
const MOST_BARS = 10;

/** The largest lines of a table of shares as bars; none without cases, and none for one bar alone. */
export function barsOf(table: ReportTable, { number }: Texts): Bar[] {
  if (!table.shares) return [];
  const bars = table.lines
    .filter(({ kind }) => kind === 'answer')
    .slice(0, MOST_BARS)
    .map(({ label, values: [value = 0] }) => ({ label, value, text: number(value) }));
  return bars.length > 1 ? bars : [];
}

/** The months of two years as standing bars for the screen; none where there is nothing to see. */
export function monthsChart({ months: series }: ReportDocument, width: number): string | undefined {
  const months = monthsToDraw(series);
  if (!series || months.length === 0) return undefined;
  const bars = months.map(({ month, label, value, text }) => ({
    label: width < 400 ? (month.endsWith('-01') ? month.slice(0, 4) : '') : label,
    value,
    text,
  }));
  return monthChartSvg(bars, { label: series.title, width, palette: screenPalette, font: 'inherit', fontSize: 12 });
}

/** The countries of the first table as bars for the screen. None without cases. */
export function reportChart(document: ReportDocument, width: number): string | undefined {
  const handled = document.tables.find(({ section }) => section === 'handled');
  const bars = handled ? barsOf(handled, textsFor(document.locale)) : [];
  if (!handled || bars.length === 0) return undefined;
  return barChartSvg(bars, { label: handled.title, width, palette: screenPalette, font: 'inherit' });
}
