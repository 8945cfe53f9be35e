import { type Drawing, escaped } from './chart-svg';

/** One line: a value for each place along the axis. */
export type Line = { name: string; values: number[] };

/** A numbered mark over a place along the axis; what it stands for is told beside the chart. */
export type Mark = { at: number; text: string };

export type LineDrawing = Drawing & {
  height?: number;
  /** How a value is written on the scale. */
  number: (value: number) => string;
  marks?: Mark[];
};

/** The colours of lines, each with its own dashes so that nothing hangs on colour alone. */
const dashes = ['', '7 3', '2 3', '9 3 2 3', '1 2', '12 4'];
export const mostLines = dashes.length;

/** Lines over time. `places`: the names along the axis; an empty one stays empty. Each line has its name at its end. */
export function linesSvg(lines: Line[], places: string[], drawing: LineDrawing): string {
  const { width, height = 240, font, label } = drawing;
  const plan = planOf(lines.slice(0, mostLines), places, drawing);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    ...scaleOf(plan, drawing),
    ...axisOf(plan, places, drawing),
    ...plan.lines.map((line, n) => drawnLine(line, n, plan, drawing)),
    ...(drawing.marks ?? []).map((mark) => drawnMark(mark, plan, drawing)),
    '</svg>',
  ].join('');
}

type Plan = {
  lines: Line[];
  top: number;
  steps: number[];
  size: number;
  names: number;
  frame: { left: number; right: number; top: number; bottom: number };
  x: (at: number) => number;
  y: (value: number) => number;
  ends: number[];
};

/** Where everything stands. */
function planOf(
  lines: Line[],
  places: string[],
  { width, height = 240, fontSize: size = 13, number, marks }: LineDrawing,
): Plan {
  const top = scaleTop(Math.max(1, ...lines.flatMap(({ values }) => values)));
  const steps = [0, 1, 2, 3, 4].map((n) => (top * n) / 4).filter(Number.isInteger);
  const names =
    lines.length > 1
      ? Math.min(width * 0.3, longest(lines.map(({ name }) => name)) * size * 0.55 + 14)
      : longest(places) * size * 0.3 + 4;
  const frame = {
    left: longest(steps.map(number)) * size * 0.6 + 10,
    right: width - names,
    top: marks?.length ? size * 2.2 : size,
    bottom: height - size - 12,
  };
  const across = frame.right - frame.left;
  const x = (at: number) =>
    places.length < 2 ? frame.left + across / 2 : frame.left + (across * at) / (places.length - 1);
  const y = (value: number) => frame.bottom - ((frame.bottom - frame.top) * value) / top;
  const ends = apart(
    lines.map(({ values }) => y(values.at(-1) ?? 0)),
    size * 1.15,
    frame,
  );
  return { lines, top, steps, size, names, frame, x, y, ends };
}

type Words = { x: number; y: number; anchor: 'start' | 'middle' | 'end'; fill: string; size: number; bold?: boolean };

function written(words: string, { x, y, anchor, fill, size, bold }: Words): string {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" font-size="${size}" fill="${fill}"${weight}>${escaped(words)}</text>`;
}

function scaleOf({ steps, frame, y, size }: Plan, { palette, number }: LineDrawing): string[] {
  return steps.map((step) => {
    const words = written(number(step), {
      x: frame.left - 6,
      y: y(step) + size / 3,
      anchor: 'end',
      fill: palette.quiet,
      size,
    });
    return `<path d="M${fixed(frame.left)} ${fixed(y(step))}H${fixed(frame.right)}" stroke="${palette.line}" fill="none"/>${words}`;
  });
}

function axisOf({ frame, x, size }: Plan, places: string[], { palette, height = 240 }: LineDrawing): string[] {
  const room = (frame.right - frame.left) / Math.max(1, places.length - 1);
  return placesShown(places, room, size).map(({ name, at }) =>
    written(name, { x: x(at), y: height - 4, anchor: 'middle', fill: palette.quiet, size }),
  );
}

function drawnLine(
  { name, values }: Line,
  n: number,
  { x, y, frame, size, names, lines, ends }: Plan,
  { palette }: LineDrawing,
): string {
  const points = values.map((value, at) => `${fixed(x(at))} ${fixed(y(value))}`);
  const colour = palette.series[n % palette.series.length] ?? palette.bar;
  const dash = dashes[n] ? ` stroke-dasharray="${dashes[n]}"` : '';
  const path = `<path d="M${points.join('L')}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"${dash}/>`;
  const dot = (value: number, at: number) =>
    `<circle cx="${fixed(x(at))}" cy="${fixed(y(value))}" r="2.5" fill="${colour}"/>`;
  const dots = values.length <= 24 ? values.map(dot).join('') : '';
  if (lines.length < 2) return path + dots;
  const room = Math.floor((names - 10) / (size * 0.52));
  const end = {
    x: frame.right + 8,
    y: (ends[n] ?? 0) + size / 3,
    anchor: 'start',
    fill: colour,
    size,
    bold: true,
  } as const;
  return path + dots + written(cut(name, room), end);
}

function drawnMark({ at, text }: Mark, { x, frame, size }: Plan, { palette }: LineDrawing): string {
  const r = size * 0.72;
  const line = `<path d="M${fixed(x(at))} ${fixed(r * 2 + 2)}V${fixed(frame.bottom)}" stroke="${palette.quiet}" stroke-dasharray="2 3" fill="none"/>`;
  const circle = `<circle cx="${fixed(x(at))}" cy="${fixed(r + 1)}" r="${fixed(r)}" fill="${palette.card}" stroke="${palette.ink}"/>`;
  return (
    line +
    circle +
    written(text, { x: x(at), y: r + 1 + size / 3, anchor: 'middle', fill: palette.ink, size, bold: true })
  );
}

const fixed = (value: number) => String(Math.round(value * 10) / 10);
const longest = (texts: string[]) => Math.max(1, ...texts.map(({ length }) => length));
const cut = (name: string, room: number) => (name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name);

/** The least round number not below the largest value, so that a quarter of it is round too. */
function scaleTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(largest));
  const tops = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map((each) => each * power);
  return Math.max(4, Math.ceil(tops.find((each) => each >= largest) ?? largest));
}

/** The names that fit; where some are empty, those that are not. */
function placesShown(places: string[], room: number, size: number): { name: string; at: number }[] {
  const named = places.map((name, at) => ({ name, at })).filter(({ name }) => name !== '');
  const apart = named.length > 1 ? (room * ((named.at(-1)?.at ?? 0) - (named[0]?.at ?? 0))) / (named.length - 1) : room;
  const nth = Math.max(1, Math.ceil((longest(places) * size * 0.58 + 8) / Math.max(apart, 0.1)));
  return named.filter((_, n) => n % nth === 0);
}

/** Names at the ends of lines, pushed apart until none lies on another. */
function apart(wanted: number[], gap: number, { top, bottom }: { top: number; bottom: number }): number[] {
  const order = wanted.map((y, n) => ({ y, n })).sort((a, b) => a.y - b.y);
  for (let n = 1; n < order.length; n += 1) {
    const [above, below] = [order[n - 1], order[n]];
    if (above && below && below.y < above.y + gap) below.y = above.y + gap;
  }
  const over = Math.max(0, (order.at(-1)?.y ?? 0) - bottom);
  const placed = new Map(order.map(({ y, n }) => [n, Math.max(top, y - over)]));
  return wanted.map((y, n) => placed.get(n) ?? y);
}
