import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Makes `lib/geography/region.json` from Natural Earth (public domain, by way of world-atlas): the countries between
 * the Gulf and the Philippines as SVG paths, ten units to a degree.
 */
type Point = [number, number];
type Land = { id?: string | number; geometry: { type: string; coordinates: unknown } | null };

const WEST = 40;
const EAST = 145;
const SOUTH = -12;
const NORTH = 32;

// ISO 3166-1: the numbers of world-atlas to the letters of everybody else.
const letters = Object.fromEntries(
  `784 AE,004 AF,051 AM,036 AU,031 AZ,050 BD,048 BH,096 BN,064 BT,156 CN,262 DJ,231 ET,344 HK,360 ID,356 IN,368 IQ,
  364 IR,376 IL,400 JO,392 JP,404 KE,116 KH,408 KP,410 KR,414 KW,418 LA,422 LB,144 LK,446 MO,104 MM,496 MN,458 MY,462 MV,
  524 NP,512 OM,598 PG,608 PH,586 PK,634 QA,643 RU,682 SA,702 SG,706 SO,760 SY,764 TH,762 TJ,626 TL,795 TM,792 TR,
  158 TW,834 TZ,704 VN,887 YE,585 PW,860 UZ`
    .split(',')
    .map((pair) => pair.trim().split(' ')),
) as Record<string, string>;

// Where a label finds sea around it, for the countries whose neighbours would be written over, and the point on land that
// its line leads to. Degrees.
const labels: Record<string, { at: Point; of: Point; anchor: 'start' | 'middle' | 'end' }> = {
  AE: { at: [58.5, 20], of: [54.3, 23.7], anchor: 'start' },
  MM: { at: [90.5, 17.5], of: [95.8, 20.5], anchor: 'end' },
  TH: { at: [95.5, 11.5], of: [101, 15.5], anchor: 'end' },
  LA: { at: [102.5, 26], of: [103, 19.5], anchor: 'middle' },
  VN: { at: [111.5, 16.5], of: [108.2, 14.2], anchor: 'start' },
  KH: { at: [110.5, 10.5], of: [105, 12.6], anchor: 'start' },
  MY: { at: [107, 6.6], of: [102.4, 4.2], anchor: 'start' },
  SG: { at: [98.5, -2.5], of: [103.8, 1.35], anchor: 'end' },
  PH: { at: [128, 14.5], of: [121, 16], anchor: 'start' },
  BN: { at: [117.5, 1.5], of: [114.6, 4.6], anchor: 'start' },
};

const require = createRequire(import.meta.url);
type World = { objects: { countries: unknown } };
// Neither package brings types.
const { feature } = require('topojson-client') as {
  feature(world: World, object: unknown): { features: Land[] };
};
const { presimplify, quantile, simplify } = require('topojson-simplify') as {
  presimplify(world: World): World;
  quantile(world: World, part: number): number;
  simplify(world: World, weight: number): World;
};
const world: World = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const weighed = presimplify(world);
const simple = simplify(weighed, quantile(weighed, 0.55));
const lands = feature(simple, simple.objects.countries).features;

const countries = lands.flatMap((land) => {
  const rings = ringsOf(land).map(clip).map(project).filter(isSeen);
  const code = letters[String(land.id).padStart(3, '0')];
  if (!rings.length) return [];
  const largest = rings.reduce((a, b) => (area(b) > area(a) ? b : a));
  const label = code ? labels[code] : undefined;
  return [
    {
      code: code ?? '',
      path: rings.map(pathOf).join(''),
      box: boxOf(rings.flat()),
      at: label ? toUnits(label.of) : centre(largest),
      ...(label && { label: { at: toUnits(label.at), anchor: label.anchor } }),
    },
  ];
});

const units = { width: (EAST - WEST) * 10, height: (NORTH - SOUTH) * 10 };
const text = `${JSON.stringify({ ...units, countries })}\n`;
writeFileSync('lib/geography/region.json', text);
console.log(`${countries.length} countries, ${Math.round(text.length / 1000)} kB`);

function ringsOf({ geometry }: Land): Point[][] {
  if (!geometry) return [];
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Point[][][];
  return polygons.flatMap((rings) => rings.slice(0, 1));
}

/** Sutherland and Hodgman: the part of a ring inside the frame. */
function clip(ring: Point[]): Point[] {
  const sides: [0 | 1, number, 1 | -1][] = [
    [0, WEST, 1],
    [0, EAST, -1],
    [1, SOUTH, 1],
    [1, NORTH, -1],
  ];
  return sides.reduce((points, [axis, limit, sign]) => {
    const inside = (point: Point) => (point[axis] - limit) * sign >= 0;
    return points.flatMap((point, n) => {
      const before = points.at(n - 1) ?? point;
      const crossing = inside(point) === inside(before) ? [] : [cross(before, point, axis, limit)];
      return inside(point) ? [...crossing, point] : crossing;
    });
  }, ring);
}

function cross(a: Point, b: Point, axis: 0 | 1, limit: number): Point {
  const part = (limit - a[axis]) / (b[axis] - a[axis]);
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

function toUnits([longitude, latitude]: Point): Point {
  return [Math.round((longitude - WEST) * 10), Math.round((NORTH - latitude) * 10)];
}

function project(ring: Point[]): Point[] {
  return ring.map(toUnits).filter((point, n, all) => n === 0 || String(point) !== String(all[n - 1]));
}

function isSeen(ring: Point[]): boolean {
  return ring.length > 2 && area(ring) >= 2;
}

function area(ring: Point[]): number {
  return Math.abs(ring.reduce((sum, [x, y], n) => sum + cross2(ring.at(n - 1) ?? [x, y], [x, y]), 0) / 2);
}

function cross2(a: Point, b: Point): number {
  return a[0] * b[1] - b[0] * a[1];
}

function centre(ring: Point[]): Point {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const middle = (all: number[]) => Math.round((Math.min(...all) + Math.max(...all)) / 2);
  return [middle(xs), middle(ys)];
}

/** West, north, east, south. */
function boxOf(points: Point[]): [number, number, number, number] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function pathOf(ring: Point[]): string {
  const steps = ring.map(([x, y], n) => {
    const [beforeX, beforeY] = ring[n - 1] ?? [0, 0];
    return n === 0 ? `M${x} ${y}` : `l${x - beforeX} ${y - beforeY}`;
  });
  return `${steps.join('')}z`;
}
