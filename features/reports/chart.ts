import { type Bar, barChartSvg, type Drawing, printPalette, screenPalette } from '@/components/chart-svg';
import { textsFor } from '@/lib/texts';
import type { ReportDocument } from './document';

/** The font that the PDF brings with it, under the name it has there. */
export const PAPER_FONT = 'SourceSans';

// More bars than this say less than the table beside them.
const MOST_BARS = 10;

/** The countries of the first table as bars: for the screen, or in plain colours for paper. None without cases. */
export function reportChart(document: ReportDocument, on: 'screen' | 'paper', width: number): string | undefined {
  const { number } = textsFor(document.locale);
  const handled = document.tables.find(({ section }) => section === 'handled');
  const bars: Bar[] = (handled?.lines ?? [])
    .filter(({ kind }) => kind === 'answer')
    .slice(0, MOST_BARS)
    .map(({ label, values: [value = 0] }) => ({ label, value, text: number(value) }));
  if (bars.length === 0) return undefined;
  const label = handled?.title ?? '';
  const drawing: Record<typeof on, Drawing> = {
    screen: { label, width, palette: screenPalette, font: 'inherit' },
    paper: { label, width, palette: printPalette, font: PAPER_FONT, fontSize: 9 },
  };
  return barChartSvg(bars, drawing[on]);
}
