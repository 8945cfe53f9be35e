import { monthNumber, NEVER } from './days';
import type { Dimension } from './input';
import { type Asked, placedAlike, placeOf, versionsOf } from './placed';
import { readerOf } from './readers';
import { type KeyReader, readingOf, type Source } from './reading';
import { Sums } from './sums';

/** Which ones of a population: from here, until before there. */
export type Stretch = [first: number, end: number];

/** Cases, and the day that places each. */
type Placed = { files: Int32Array; days: Uint16Array };

/**
 * Whom a question counts in any period, in the order of the days that place them: a period is a stretch of it. By month
 * it is summed for what was asked of it, so that a period costs its months and not its cases. When a case changes, it is
 * taken out and put in again.
 */
export class Population {
  /** Case by case, and the day of each. */
  files: Int32Array;
  days: Uint16Array;
  size = 0;
  /** The version of a case that is read. */
  readonly rowOf: (file: number) => number;
  private readonly sums = new Map<string, Sums>();
  private manyfold: Placed | undefined;

  constructor(
    private readonly source: Source,
    readonly asked: Asked,
    within?: { of: Population; by: 'counted' | 'filtered' },
  ) {
    this.rowOf = versionsOf(source, asked);
    const dayOf = placeOf(source, asked, within?.by);
    const most = within?.of.size ?? source.columns.cases.size;
    const [files, days] = [new Int32Array(most), new Uint16Array(most)];
    for (let at = 0; at < most; at += 1) {
      const file = within ? (within.of.files[at] as number) : at;
      const row = this.rowOf(file);
      const day = row < 0 ? 0 : dayOf(row);
      if (day === 0) continue;
      files[this.size] = file;
      days[this.size] = day;
      this.size += 1;
    }
    [this.files, this.days] = inOrderOfDays(files.subarray(0, this.size), days.subarray(0, this.size));
  }

  get bytes(): number {
    const sums = [...this.sums.values()].reduce((all, { bytes }) => all + bytes, 0);
    return this.files.byteLength + this.days.byteLength + 6 * (this.manyfold?.files.length ?? 0) + sums;
  }

  /** Which of them are placed from one day to another: from here, until before there. */
  stretch(from: number, to: number): Stretch {
    const first = this.firstWhere((day) => day >= from);
    return [
      first,
      Math.max(
        first,
        this.firstWhere((day) => day > to),
      ),
    ];
  }

  /** Of a stretch the months that lie in it whole, and where they stand; nothing where there is none. */
  wholeMonths([first, end]: Stretch): { months: [number, number]; stretch: Stretch } | undefined {
    if (first >= end) return undefined;
    const month = (at: number) => monthNumber(this.days[at] as number);
    const from = first > 0 && month(first - 1) === month(first) ? month(first) + 1 : month(first);
    const to = end < this.size && month(end) === month(end - 1) ? month(end - 1) - 1 : month(end - 1);
    if (from > to) return undefined;
    const start = this.firstWhere((day) => monthNumber(day) >= from);
    return { months: [from, to], stretch: [start, this.firstWhere((day) => monthNumber(day) > to)] };
  }

  /** By month how many there are by these dimensions: of cases, or of people who have one. Nothing where it were too much. */
  sumsBy(by: readonly Dimension[], ofPeople: boolean): Sums | undefined {
    const key = JSON.stringify([by, ofPeople]);
    const known = this.sums.get(key);
    // What was asked last goes last.
    this.sums.delete(key);
    const sums = known ?? this.summed(by, ofPeople);
    if (!sums) return undefined;
    this.sums.set(key, sums);
    if (this.sums.size > MOST_OF_ONE) this.sums.delete(this.sums.keys().next().value ?? '');
    return sums;
  }

  private summed(by: readonly Dimension[], ofPeople: boolean): Sums | undefined {
    const { source, files, days, size, rowOf } = this;
    const readers = this.readersOf(by);
    const first = size === 0 ? 0 : monthNumber(days[0] as number);
    const made = Sums.from(by, ofPeople, readers, first, size === 0 ? -1 : monthNumber(days[size - 1] as number));
    if (!made) return undefined;
    const { several, of } = source.columns;
    const { person } = of;
    for (let at = 0; at < size; at += 1) {
      const row = rowOf(files[at] as number);
      if (!ofPeople || several[person[row] as number] === 0) made.add(readers, row, days[at] as number, 1);
    }
    return made;
  }

  /** Those whose person has other cases, one person after the other. */
  ofSeveral(): Placed {
    this.manyfold ??= this.gathered();
    return this.manyfold;
  }

  private gathered(): Placed {
    const { several, of } = this.source.columns;
    const personAt = (at: number) => of.person[this.rowOf(this.files[at] as number)] as number;
    const found: number[] = [];
    for (let at = 0; at < this.size; at += 1) if (several[personAt(at)] === 1) found.push(at);
    const sorted = found.sort((a, b) => personAt(a) - personAt(b));
    return {
      files: Int32Array.from(sorted, (at) => this.files[at] as number),
      days: Uint16Array.from(sorted, (at) => this.days[at] as number),
    };
  }

  readersOf(by: readonly Dimension[]): KeyReader[] {
    const reading = readingOf(this.source, this.asked);
    return by.map((dimension) => readerOf(dimension, reading));
  }

  /** Takes out a case that is about to change. */
  remove(file: number): void {
    const day = this.counts(file, -1);
    if (day === 0) return;
    const [first, end] = this.stretch(day, day);
    const at = this.files.subarray(first, end).indexOf(file) + first;
    this.files.copyWithin(at, at + 1, this.size);
    this.days.copyWithin(at, at + 1, this.size);
    this.size -= 1;
  }

  /** Puts in a case that has changed, where it counts. */
  add(file: number): void {
    const day = this.counts(file, 1);
    if (day === 0) return;
    if (this.size === this.files.length) this.grow();
    const at = this.firstWhere((each) => each > day);
    this.files.copyWithin(at + 1, at, this.size);
    this.days.copyWithin(at + 1, at, this.size);
    this.files[at] = file;
    this.days[at] = day;
    this.size += 1;
  }

  /** When somebody turns out to have other cases: they are in the sums of those who have none. */
  forgetPeople(): void {
    this.manyfold = undefined;
    for (const [key, { ofPeople }] of this.sums) if (ofPeople) this.sums.delete(key);
  }

  /** The day that places a case as it is now, counted into the sums (or out of them). */
  private counts(file: number, one: 1 | -1): number {
    const { several, of } = this.source.columns;
    const row = this.rowOf(file);
    const day = row < 0 ? 0 : placeOf(this.source, this.asked)(row);
    if (day === 0) return 0;
    const isOfSeveral = several[of.person[row] as number] === 1;
    if (isOfSeveral) this.manyfold = undefined;
    for (const [key, sums] of this.sums) {
      if (sums.ofPeople && isOfSeveral) continue;
      const readers = this.readersOf(sums.by);
      if (sums.fits(readers, day)) sums.add(readers, row, day, one);
      else this.sums.delete(key);
    }
    return day;
  }

  private grow(): void {
    const room = Math.ceil(this.size * 1.02) + 64;
    const [files, days] = [new Int32Array(room), new Uint16Array(room)];
    files.set(this.files);
    days.set(this.days);
    [this.files, this.days] = [files, days];
  }

  private firstWhere(holds: (day: number) => boolean): number {
    let [first, end] = [0, this.size];
    while (first < end) {
      const middle = (first + end) >>> 1;
      if (holds(this.days[middle] as number)) end = middle;
      else first = middle + 1;
    }
    return first;
  }
}

/** Of one population not more sums than this are kept. */
const MOST_OF_ONE = 48;

/** Sorted by how many there are of each day: they are few days, and many cases. */
function inOrderOfDays(files: Int32Array, days: Uint16Array): [Int32Array, Uint16Array] {
  let [first, last] = [NEVER, 0];
  for (const day of days) [first, last] = [Math.min(first, day), Math.max(last, day)];
  const places = new Int32Array(Math.max(0, last - first) + 2);
  for (const day of days) places[day - first + 1] = (places[day - first + 1] as number) + 1;
  for (let day = 1; day < places.length; day += 1) places[day] = (places[day] as number) + (places[day - 1] as number);
  const sorted: [Int32Array, Uint16Array] = [new Int32Array(files.length), new Uint16Array(days.length)];
  for (let at = 0; at < files.length; at += 1) {
    const day = days[at] as number;
    const place = places[day - first] as number;
    sorted[0][place] = files[at] as number;
    sorted[1][place] = day;
    places[day - first] = place + 1;
  }
  return sorted;
}

/** What is kept of populations: those asked of last. */
const KEPT_BYTES = 16 * 1024 * 1024;
const KEPT_BYTES_OF_CASE = 16;

type Kept = Source & { populations: Map<string, Population> };

/** Those whom a question counts, made at its first. */
export function populationOf(kept: Kept, asked: Asked): Population {
  const { populations } = kept;
  const key = placedAlike(asked);
  const known = populations.get(key);
  // What was asked last goes last.
  populations.delete(key);
  const population = known ?? new Population(kept, asked, larger(kept, key, asked));
  populations.set(key, population);
  forgetOldest(kept);
  return population;
}

/** A population that holds all of them, where looking through it is less work than through all cases. */
function larger(kept: Kept, key: string, asked: Asked): ConstructorParameters<typeof Population>[2] {
  if (asked.listed) return undefined;
  const { asOf, knownOn, knownAt, where } = asked;
  const time = { asOf, knownOn, knownAt };
  const filtered = { metric: 'cases_handled' as const, where, ...time };
  const isByView = where?.determinationBody !== undefined;
  if (key !== placedAlike(filtered) && !isByView) return { of: populationOf(kept, filtered), by: 'filtered' };
  const all = { metric: 'cases_handled' as const, where: {}, ...time };
  return key === placedAlike(all) ? undefined : { of: populationOf(kept, all), by: 'counted' };
}

function forgetOldest({ populations, columns }: Kept): void {
  let bytes = [...populations.values()].reduce((all, population) => all + population.bytes, 0);
  for (const [key, population] of populations) {
    if (bytes <= KEPT_BYTES + KEPT_BYTES_OF_CASE * columns.cases.size || populations.size === 1) return;
    populations.delete(key);
    bytes -= population.bytes;
  }
}
