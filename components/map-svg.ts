import region from '@/lib/geography/region.json';
import { type Drawing, escaped, type Palette } from './chart-svg';

/** A number for a country (ISO 3166-1 alpha-2); `label` is read out, `href` leads on. */
export type MapValue = { code: string; name: string; value: number; text: string; label: string; href?: string };

/** What part of the map: all of it, or the mainland and islands of Southeast Asia for narrow screens. */
export type MapPart = 'all' | 'southeast_asia';

const parts: Record<MapPart, { x: number; y: number; width: number; height: number }> = {
  all: { x: 0, y: 0, width: region.width, height: region.height },
  southeast_asia: { x: 425, y: 30, width: 540, height: 370 },
};

const coloured = 5;

/** Drawn on a page with `Land`, a map points at its countries instead of drawing each of them again. */
export type OnPage = { withLand?: boolean };

/** The outlines that maps of a page share, to be put on it once. */
export const landSvg = `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>${region.countries
  .map(({ code, path }) => `<path id="land-${code}" d="${path}"/>`)
  .join('')}</defs></svg>`;

/** The shape of a country, with the attributes it is painted with. */
export function landShape({ code, path }: { code: string; path: string }, paint: string, { withLand }: OnPage): string {
  return withLand ? `<use href="#land-${code}" ${paint}/>` : `<path d="${path}" ${paint}/>`;
}

/** The countries from the Gulf to the Philippines, darker where the value is larger, with the numbers written on. */
export function mapSvg(values: MapValue[], drawing: Drawing & OnPage & { part?: MapPart }): string {
  const { label, palette, font, width, part = 'all' } = drawing;
  const frame = parts[part];
  const fontSize = ((drawing.fontSize ?? 14) * frame.width) / width;
  const known = new Map(values.filter(({ value }) => value > 0).map((value) => [value.code, value]));
  const largest = Math.max(1, ...values.map(({ value }) => value));
  const seen = region.countries.filter((country) => isIn(country, frame));
  const shapes = seen.map((country) => shape(country, known.get(country.code), largest, drawing));
  const words = seen.flatMap((country) => {
    const value = known.get(country.code);
    return value ? [wordsOn(country, value, fontSize, palette)] : [];
  });
  const role = values.some(({ href }) => href) ? 'group' : 'img';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="${role}" aria-label="${escaped(label)}" width="${width}"`,
    ` height="${Math.round((width * frame.height) / frame.width)}"`,
    ` viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" font-family="${escaped(font)}">`,
    ...shapes,
    ...words,
    '</svg>',
  ].join('');
}

type Country = (typeof region.countries)[number];

function isIn(
  { box: [west = 0, north = 0, east = 0, south = 0] }: Country,
  { x, y, width, height }: (typeof parts)['all'],
) {
  return west < x + width && east > x && north < y + height && south > y;
}

function shape(country: Country, value: MapValue | undefined, largest: number, drawing: Drawing & OnPage): string {
  const { palette } = drawing;
  const stroke = `stroke="${palette.card}" stroke-width="0.8"`;
  if (!value) return landShape(country, `fill="${palette.line}" ${stroke}`, drawing);
  // By the root, so that the smaller numbers differ too; in steps, so that the eye can tell them apart.
  const step = Math.ceil(Math.sqrt(value.value / largest) * coloured) / coloured;
  const paint = `fill="${palette.bar}" fill-opacity="${(0.25 + 0.75 * step).toFixed(2)}" ${stroke}`;
  const path = landShape(country, paint, drawing);
  if (!value.href) return path;
  return `<a href="${escaped(value.href)}" aria-label="${escaped(value.label)}"><title>${escaped(value.label)}</title>${path}</a>`;
}

function wordsOn(country: Country, value: MapValue, fontSize: number, palette: Palette): string {
  const [x = 0, y = 0] = country.label?.at ?? country.at;
  const [toX, toY] = country.at;
  const anchor = country.label?.anchor ?? 'middle';
  const line = country.label
    ? `<path d="M${x} ${y}L${toX} ${toY}" stroke="${palette.ink}" stroke-width="0.7" fill="none"/><circle cx="${toX}" cy="${toY}" r="1.6" fill="${palette.ink}"/>`
    : '';
  const text = (dy: number, weight: number, words: string) => {
    const common = `x="${x}" y="${(y + dy).toFixed(1)}" text-anchor="${anchor}" font-size="${fontSize.toFixed(1)}" font-weight="${weight}"`;
    const halo = `fill="none" stroke="${palette.card}" stroke-width="${(fontSize / 4).toFixed(1)}" stroke-linejoin="round"`;
    return `<text ${common} ${halo} aria-hidden="true">${words}</text><text ${common} fill="${palette.ink}">${words}</text>`;
  };
  const words = text(-fontSize * 0.2, 700, escaped(value.text)) + text(fontSize * 0.85, 400, escaped(value.name));
  return `<g aria-hidden="true" pointer-events="none">${line}${words}</g>`;
}
