import { addDays } from '@/lib/calendar';
import { chanceFrom } from './chance';
import { humanFrom } from './people';
import { courseAt } from './recent';
import { tell } from './telling';
import type { Entry } from './writer';

/** Where generated cases can be handled, and by whom. */
export type Place = { office: Entry['office']; country: string; staff: string[] };

const destinations: Record<string, number> = {
  KH: 50,
  PH: 19,
  LA: 11,
  MM: 9,
  TH: 7,
  VN: 1.5,
  MY: 1.5,
  ZA: 0.5,
  AE: 0.4,
};
const firstDay = '2020-01-02';

export type Generation = { seed: number; count: number; places: Place[]; today: string };

/**
 * The nth case of so many; of the same generation always the same. They come in the order of handling, as numbers are
 * given, and so that the indexes of the base grow at their end.
 */
export function generatedEntry({ seed, count, places, today }: Generation, n: number): Entry {
  const chance = chanceFrom(`generated ${seed} ${n}`);
  const destination = chance.weighted(weightsOf(places));
  const { office, staff } = chance.pick(places.filter(({ country }) => country === destination));
  const days = (Date.parse(today) - Date.parse(firstDay)) / 86_400_000;
  const handledOn = addDays(firstDay, Math.floor(((n + chance.next()) / count) ** 0.7 * (days + 1)));
  const told = tell(chance, courseAt(chance, destination, handledOn), humanFrom(chance, handledOn), today);
  return { office, assignedTo: staff.length > 0 && chance.yes(0.95) ? chance.pick(staff) : null, told };
}

const known = new WeakMap<Place[], Record<string, number>>();

function weightsOf(places: Place[]): Record<string, number> {
  let weights = known.get(places);
  if (!weights) {
    weights = Object.fromEntries(places.map(({ country }) => [country, destinations[country] ?? 0.1]));
    known.set(places, weights);
  }
  return weights;
}
