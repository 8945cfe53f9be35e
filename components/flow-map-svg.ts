import region from '@/lib/geography/region.json';
import { type Drawing, escaped, type Palette } from './chart-svg';
import { landShape, type OnPage } from './map-svg';

/** So many from a point (longitude, latitude) to a country; `label` is told where somebody points, `href` leads on. */
export type MapFlow = { from: [number, number]; to: string; value: number; label: string; href?: string };

/** What stands at a country: its name and how many came there. */
export type FlowEnd = { code: string; name: string; text: string };

const parts = {
  all: { x: 0, y: 0, width: region.width, height: region.height },
  // The west of Indonesia and the mainland, for narrow screens.
  southeast_asia: { x: 500, y: 60, width: 500, height: 360 },
};

// The frame of lib/geography/region.json: ten units to a degree, from 40° east and 32° north.
const [WEST, NORTH, UNITS] = [40, 32, 10];

/** Flows as arcs over the map, wider where they are more. */
export function flowMapSvg(
  flows: MapFlow[],
  ends: FlowEnd[],
  drawing: Drawing & OnPage & { part?: keyof typeof parts },
): string {
  const { label, palette, font, width, part = 'all' } = drawing;
  const frame = parts[part];
  const scale = frame.width / width;
  const size = (drawing.fontSize ?? 13) * scale;
  const largest = Math.max(1, ...flows.map(({ value }) => value));
  const shapes = region.countries.map((country) => {
    const opacity = country.code === 'ID' ? 1 : 0.7;
    const paint = `fill="${palette.line}" fill-opacity="${opacity}" stroke="${palette.card}" stroke-width="0.8"`;
    return landShape(country, paint, drawing);
  });
  const arcs = [...flows].sort((a, b) => a.value - b.value).map((flow) => arc(flow, { largest, scale, palette }));
  const role = flows.some(({ href }) => href) ? 'group' : 'img';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="${role}" aria-label="${escaped(label)}" width="${width}"`,
    ` height="${Math.round((width * frame.height) / frame.width)}"`,
    ` viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" font-family="${escaped(font)}">`,
    ...shapes,
    ...arcs,
    ...ends.map((end) => words(end, size, palette)),
    '</svg>',
  ].join('');
}

type Scaled = { largest: number; scale: number; palette: Palette };

function arc({ from, to, value, label, href }: MapFlow, { largest, scale, palette }: Scaled): string {
  const end = region.countries.find(({ code }) => code === to)?.at;
  if (!end) return '';
  const [x, y] = [(from[0] - WEST) * UNITS, (NORTH - from[1]) * UNITS];
  const [toX = 0, toY = 0] = end;
  // Bent upwards by a quarter of its length, so that arcs to one country fan out.
  const [middleX, middleY] = [(x + toX) / 2, (y + toY) / 2 - Math.hypot(toX - x, toY - y) / 4];
  // By the root, so that the thin ones are seen too.
  const stroke = scale * (0.8 + 7 * Math.sqrt(value / largest));
  const line = `<path d="M${fixed(x)} ${fixed(y)}Q${fixed(middleX)} ${fixed(middleY)} ${fixed(toX)} ${fixed(toY)}" fill="none" stroke="${palette.bar}" stroke-width="${fixed(stroke)}" stroke-opacity="0.45" stroke-linecap="round"/><circle cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(scale * 2)}" fill="${palette.ink}"/>`;
  if (!href) return line;
  return `<a href="${escaped(href)}" aria-label="${escaped(label)}"><title>${escaped(label)}</title>${line}</a>`;
}

function words({ code, name, text }: FlowEnd, size: number, palette: Palette): string {
  const country = region.countries.find((each) => each.code === code);
  if (!country) return '';
  const place = 'label' in country ? country.label : undefined;
  const [x = 0, y = 0] = place?.at ?? country.at;
  const anchor = place?.anchor ?? 'middle';
  const line = (dy: number, weight: number, said: string) => {
    const common = `x="${x}" y="${fixed(y + dy)}" text-anchor="${anchor}" font-size="${fixed(size)}" font-weight="${weight}"`;
    const halo = `fill="none" stroke="${palette.card}" stroke-width="${fixed(size / 4)}" stroke-linejoin="round"`;
    return `<text ${common} ${halo}>${said}</text><text ${common} fill="${palette.ink}">${said}</text>`;
  };
  return `<g aria-hidden="true" pointer-events="none">${line(-size * 0.2, 700, escaped(text))}${line(size * 0.85, 400, escaped(name))}</g>`;
}

const fixed = (value: number) => String(Math.round(value * 10) / 10);
