import { type Drawing, escaped } from './chart-svg';

/** Two numbers of one thing, side by side. */
export type Pair = { name: string; values: [number, number]; texts: [string, string] };

/** Two bars lying down for each row: the first side strong, the second quiet, each with its number at its end. */
export function pairSvg(pairs: Pair[], sides: [string, string], drawing: Drawing): string {
  const { width, palette, font, label } = drawing;
  const size = drawing.fontSize ?? 13;
  const names = Math.min(width * 0.4, longest(pairs.map(({ name }) => name)) * size * 0.56 + 12);
  const numbers = longest(pairs.flatMap(({ texts }) => texts)) * size * 0.6 + 12;
  const largest = Math.max(1, ...pairs.flatMap(({ values }) => values));
  const [thick, head] = [size * 1.05, size * 1.9];
  const row = thick * 2 + size * 0.7;
  const height = Math.ceil(head + pairs.length * row);
  const fills = [palette.bar, palette.quietBar];
  const legend = sides.map((side, n) => {
    const x = names + n * ((width - names) / 2);
    const room = Math.floor((width - names) / 2 / (size * 0.52)) - 3;
    return `<rect x="${fixed(x)}" y="2" width="${size}" height="${size}" fill="${fills[n]}"/>${text(cut(side, room), { x: x + size + 5, y: size, size, fill: palette.ink })}`;
  });
  const bars = pairs.flatMap(({ name, values, texts }, n) => {
    const y = head + n * row;
    const room = Math.floor((names - 8) / (size * 0.53));
    return [
      text(cut(name, room), { x: names - 8, y: y + thick + size * 0.35, size, fill: palette.ink, anchor: 'end' }),
      ...values.map((value, side) => {
        const [at, long] = [y + side * thick, ((width - names - numbers) * value) / largest];
        return `<rect x="${fixed(names)}" y="${fixed(at)}" width="${fixed(long)}" height="${fixed(thick - 1)}" fill="${fills[side]}"/>${text(texts[side] ?? '', { x: names + long + 5, y: at + thick * 0.82, size: size * 0.92, fill: palette.ink })}`;
      }),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    ...legend,
    ...bars,
    '</svg>',
  ].join('');
}

type Place = { x: number; y: number; size: number; fill: string; anchor?: 'start' | 'end' };

function text(words: string, { x, y, size, fill, anchor = 'start' }: Place): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" font-size="${fixed(size)}" fill="${fill}">${escaped(words)}</text>`;
}

const fixed = (value: number) => String(Math.round(value * 10) / 10);
const longest = (texts: string[]) => Math.max(1, ...texts.map(({ length }) => length));
const cut = (name: string, room: number) => (name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name);
