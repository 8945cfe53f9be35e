import { type Drawing, escaped } from './chart-svg';

/** Numbers crossed by two things: darker where larger, each with its number written on. */
export type HeatRow = { name: string; cells: { value: number; text: string }[] };

export function heatSvg(columns: string[], rows: HeatRow[], drawing: Drawing): string {
  const { width, palette, font, label } = drawing;
  const size = drawing.fontSize ?? 13;
  const names = Math.min(width * 0.36, longest(rows.map(({ name }) => name)) * size * 0.56 + 10);
  const cell = { width: (width - names) / Math.max(1, columns.length), height: size * 2.1 };
  const head = Math.min(150, longest(columns) * size * 0.5 + size);
  const height = Math.ceil(head + rows.length * cell.height + 4);
  const largest = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
  const titles = columns.map((name, n) => {
    const [x, y] = [names + (n + 0.55) * cell.width, head - 6];
    return `<text transform="translate(${fixed(x)} ${fixed(y)}) rotate(-38)" font-size="${size}" fill="${palette.quiet}">${escaped(cut(name, 26))}</text>`;
  });
  const lines = rows.flatMap(({ name, cells }, n) => {
    const y = head + n * cell.height;
    const room = Math.floor((names - 8) / (size * 0.53));
    return [
      `<text x="${fixed(names - 8)}" y="${fixed(y + cell.height / 2 + size / 3)}" text-anchor="end" font-size="${size}" fill="${palette.ink}">${escaped(cut(name, room))}</text>`,
      ...cells.map(({ value, text }, at) => {
        const x = names + at * cell.width;
        // By the root, so that the smaller numbers differ too; never so dark that the number on it cannot be read.
        const shade = value === 0 ? 0 : 0.08 + 0.42 * Math.sqrt(value / largest);
        return `<rect x="${fixed(x + 1)}" y="${fixed(y + 1)}" width="${fixed(cell.width - 2)}" height="${fixed(cell.height - 2)}" fill="${palette.bar}" fill-opacity="${shade.toFixed(2)}"/><text x="${fixed(x + cell.width / 2)}" y="${fixed(y + cell.height / 2 + size / 3)}" text-anchor="middle" font-size="${size}" fill="${value === 0 ? palette.quiet : palette.ink}">${escaped(text)}</text>`;
      }),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    ...titles,
    ...lines,
    '</svg>',
  ].join('');
}

const fixed = (value: number) => String(Math.round(value * 10) / 10);
const longest = (texts: string[]) => Math.max(1, ...texts.map(({ length }) => length));
const cut = (name: string, room: number) => (name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name);
