import { BarChart, SankeyChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** Charts as SVG text, drawn on the server: for a page with `screenPalette`, for paper with `printPalette`. */
use([BarChart, SankeyChart, GridComponent, SVGRenderer]);

export type Palette = {
  bar: string;
  quietBar: string;
  ink: string;
  quiet: string;
  line: string;
  card: string;
  /** Colours of lines that stand side by side. */
  series: string[];
};

/** The colours of app/globals.css: one SVG for light and dark. */
export const screenPalette: Palette = {
  bar: 'var(--chart)',
  quietBar: 'var(--chart-quiet)',
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  card: 'var(--card)',
  series: [1, 2, 3, 4, 5, 6].map((n) => `var(--series-${n})`),
};

/** The same colours on white paper, for what does not know CSS variables. */
export const printPalette: Palette = {
  bar: '#1f7a77',
  quietBar: '#c9bfb0',
  ink: '#221f1b',
  quiet: '#5c5449',
  line: '#ddd5c9',
  card: '#ffffff',
  series: ['#1f7a77', '#a8501a', '#5b4a9e', '#8a1f4d', '#4a6b1f', '#3d5a80'],
};

/** How many drawings are kept of each kind: the same numbers are asked for again and again, and make the same drawing. */
const KEPT = 100;

function kept<Asked extends unknown[]>(made: (...asked: Asked) => string): (...asked: Asked) => string {
  const drawings = new Map<string, string>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const drawing = drawings.get(key) ?? made(...asked);
    // What is used again is the newest; the oldest goes first.
    drawings.delete(key);
    drawings.set(key, drawing);
    if (drawings.size > KEPT) drawings.delete(drawings.keys().next().value ?? '');
    return drawing;
  };
}

export type Drawing = {
  /** What a reader who does not see the chart is told. */
  label: string;
  width: number;
  palette: Palette;
  font: string;
  fontSize?: number;
};

/** `text` is the value as it is written. A quiet one steps back behind the others. */
export type Bar = { label: string; value: number; text: string; quiet?: boolean };

/** Bars lying down, one per row, with their names on the left and their numbers at the end. */
export const barChartSvg = kept(lyingBars);

function lyingBars(bars: Bar[], drawing: Drawing): string {
  const { palette, width } = drawing;
  const fontSize = drawing.fontSize ?? 14;
  const height = bars.length * fontSize * 2 + 8;
  const names = Math.min(width * 0.42, longest(bars.map(({ label }) => label)) * fontSize * 0.56 + 12);
  const numbers = longest(bars.map(({ text }) => text)) * fontSize * 0.6 + 12;
  return draw(
    { ...drawing, height },
    {
      grid: { left: names, right: numbers, top: 2, bottom: 2 },
      xAxis: { type: 'value', show: false, max: 'dataMax', min: 0 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ label }) => label),
        axisLine: { lineStyle: { color: palette.line } },
        axisTick: { show: false },
        axisLabel: { color: palette.ink, fontSize, interval: 0, width: names - 10, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: '64%',
          itemStyle: { color: palette.bar, borderRadius: [0, 2, 2, 0] },
          data: bars.map(({ value }) => value),
          label: numbersAtTheEnd(bars, palette.ink, fontSize, 'right'),
        },
      ],
    },
  );
}

/**
 * Bars standing, one per month or year in order. They carry their numbers where there is room, else there is a
 * scale. An empty label stays empty; without any, as many names as fit.
 */
export const monthChartSvg = kept(standingBars);

function standingBars(bars: Bar[], drawing: Drawing & { height?: number }): string {
  const { palette, width, height = 220 } = drawing;
  const fontSize = drawing.fontSize ?? 13;
  const room = (width - 60) / Math.max(bars.length, 1);
  const wide = room > longest(bars.map(({ text }) => text)) * fontSize * 0.6 + 4;
  return draw(
    { ...drawing, height },
    {
      grid: { left: wide ? 6 : 44, right: 6, top: 24, bottom: fontSize + 14 },
      xAxis: {
        type: 'category',
        data: bars.map(({ label }) => label),
        axisLine: { lineStyle: { color: palette.line } },
        axisTick: { show: false },
        axisLabel: {
          color: palette.quiet,
          fontSize,
          interval: nthName(bars, room, fontSize),
          showMaxLabel: null,
          hideOverlap: true,
        },
      },
      yAxis: {
        type: 'value',
        show: !wide,
        splitNumber: 3,
        minInterval: 1,
        axisLabel: { color: palette.quiet, fontSize },
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barCategoryGap: bars.length > 24 ? '20%' : '35%',
          itemStyle: { color: palette.bar, borderRadius: [2, 2, 0, 0] },
          data: bars.map(({ value, quiet }) => ({ value, ...(quiet && { itemStyle: { color: palette.quietBar } }) })),
          label: wide ? numbersAtTheEnd(bars, palette.ink, fontSize, 'top') : { show: false },
        },
      ],
    },
  );
}

/** So many from one place to another. */
export type Band = { from: string; to: string; value: number };

/** Bands from places on the left to places on the right, as wide as they are many. One name may stand on both sides. */
export const flowChartSvg = kept(flows);

function flows(bands: Band[], drawing: Drawing): string {
  const { palette, width } = drawing;
  const fontSize = drawing.fontSize ?? 14;
  const left = [...new Set(bands.map(({ from }) => from))];
  const right = [...new Set(bands.map(({ to }) => to))];
  const names = Math.min(width * 0.3, longest([...left, ...right]) * fontSize * 0.58 + 12);
  const side = (labels: string[], mark: string, position: 'left' | 'right') =>
    labels.map((label) => ({ name: mark + label, label: { position, formatter: label } }));
  return draw(
    { ...drawing, height: Math.max(left.length, right.length, 2) * fontSize * 3.2 },
    {
      series: [
        {
          type: 'sankey',
          silent: true,
          left: names,
          right: names,
          top: 6,
          bottom: 6,
          nodeWidth: 10,
          nodeGap: 14,
          draggable: false,
          data: [...side(left, '<', 'left'), ...side(right, '>', 'right')],
          links: bands.map(({ from, to, value }) => ({ source: `<${from}`, target: `>${to}`, value })),
          label: { color: palette.ink, fontSize, width: names - 10, overflow: 'truncate' },
          itemStyle: { color: palette.bar, borderWidth: 0 },
          lineStyle: { color: palette.bar, opacity: 0.35, curveness: 0.5 },
        },
      ],
    },
  );
}

function nthName(bars: Bar[], room: number, fontSize: number): number {
  if (bars.some(({ label }) => label === '')) return 0;
  const needed = longest(bars.map(({ label }) => label)) * fontSize * 0.6 + 12;
  return Math.max(0, Math.ceil(needed / room) - 1);
}

function numbersAtTheEnd(bars: Bar[], color: string, fontSize: number, position: 'right' | 'top') {
  return {
    show: true,
    position,
    color,
    fontSize,
    formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.text ?? '',
  };
}

function draw({ label, width, height, font }: Drawing & { height: number }, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: font }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return named(withoutScreenParts(svg), label);
}

// What echarts adds for pointing with a mouse in a live chart; its class names would repeat from chart to chart.
function withoutScreenParts(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/ (class|ecmeta_\w+|pointer-events|xmlns:xlink|baseProfile)="[^"]*"/g, '')
    .replace(/\n/g, '');
}

const named = (svg: string, label: string) => svg.replace('<svg ', `<svg role="img" aria-label="${escaped(label)}" `);

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const longest = (texts: string[]) => Math.max(1, ...texts.map(({ length }) => length));
