import { comparePrepared } from './comparison';
import type { Comparison, Evidence, Facts } from './facts';
import { type Frequency, usual } from './frequency';
import { keyOfDay, keyOfHome, keysOfAlike, keysToFind, keysToKeep } from './keys';
import { likenesses, likenessOf } from './names';
import { Postings } from './postings';
import { type Prepared, prepare } from './prepared';
import type { Part } from './spelling';

type Bearers = { all: number; male: number; female: number };

export type Found = Comparison & { personId: string };

/** Whom to leave out, and how many at the most. */
type Asked = { except?: string[]; most?: number };

/** A key under which more than so many stand says too little to be worth going through. */
const MOST_UNDER_A_KEY = 400;
/** More than so many of like name are not compared: the first of them fit by year and home. */
const MOST_ALIKE = 2_000;
/** A small base is the beginning of a larger one: chance is never taken for less than among so many. */
const FEWEST = 10_000;
/** People of whom nothing is known yet, added to each frequency, so that a small base does not take its few for rare. */
const UNKNOWN = 1_000;
/** The same for those of one province or sex, whose names are taken to be as anybody's until they are known. */
const HABITS = 300;

/** Files in memory, in which the likely same person of another file is found. Pure: who is in it is the caller's. */
export class Matcher {
  private postings = new Postings();
  private files: (Prepared | null)[] = [];
  private ids: string[] = [];
  private places = new Map<string, number>();
  private parts = new Map<string, Bearers>();
  /** Every part of a name that was ever put in, by how it is spelt today. */
  private spelt = new Map<string, Part>();
  private sexes = { male: 0, female: 0 };
  private provinces = new Map<string, number>();
  private people = 0;

  readonly frequency: Frequency = {
    people: FEWEST,
    part: (part) => this.share(this.parts.get(part.sound)?.all, usual.part(part)),
    partAmong: (part, sex, province) => this.shareAmong(part, sex, province),
    province: (code) => this.share(this.provinces.get(code), usual.province(code)),
    day: (birth) => this.share(this.postings.count(keyOfDay(birth)), usual.day(birth)),
  };

  /**
   * Puts files in, each in place of what was there under its id; of whom there is nothing is taken out. One kind of work for
   * all of them, then the next: that was measured to take two thirds of the time of all kinds for each in turn.
   */
  put(all: [personId: string, facts: Facts | null][]): void {
    const files = all.map(([, facts]) => facts && prepare(facts));
    const keys = files.map((file) => (file ? keysToKeep(file) : []));
    for (const [n, [personId]] of all.entries()) {
      this.remove(personId);
      const file = files[n];
      if (!file) continue;
      const place = this.files.push(file) - 1;
      this.ids.push(personId);
      this.places.set(personId, place);
      for (const key of keys[n] ?? []) this.postings.add(key, place);
      this.count(file, 1);
    }
  }

  remove(personId: string): void {
    const place = this.places.get(personId);
    const file = place === undefined ? null : this.files[place];
    if (place === undefined || !file) return;
    this.files[place] = null;
    this.places.delete(personId);
    this.count(file, -1);
    if (this.files.length > 1_000 && this.files.length > 2 * this.places.size) this.rebuild();
  }

  /** Whoever may be the same, best first. */
  find(facts: Facts, { except = [], most = 20 }: Asked = {}): Found[] {
    const probe = prepare(facts);
    const isWanted = ({ outcome }: Comparison) => outcome !== 'different';
    return this.best(probe, this.candidates(probe), { except, most }, isWanted);
  }

  /**
   * Whoever has a name most like it, best first, however little is told: for people to look at where nothing can be judged.
   * Whom something told by both sets apart is not among them.
   */
  alike(facts: Facts, { except = [], most = 3 }: Asked = {}): Found[] {
    const probe = prepare(facts);
    const isWanted = ({ evidence }: Comparison) => !isSetApart(evidence);
    return this.best(probe, this.namesakes(probe), { except, most }, isWanted);
  }

  /** Of the files at these places those that compare as wanted, best first. */
  private best(
    probe: Prepared,
    places: Iterable<number>,
    { except, most }: Required<Asked>,
    isWanted: (comparison: Comparison) => boolean,
  ): Found[] {
    const leftOut = new Set(except);
    const found: Found[] = [];
    for (const place of places) {
      const personId = this.ids[place] as string;
      const file = this.files[place];
      if (!file || leftOut.has(personId)) continue;
      const comparison = comparePrepared(probe, file, this.frequency);
      if (isWanted(comparison)) found.push({ ...comparison, personId });
    }
    return found.sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1)).slice(0, most);
  }

  private namesakes(probe: Prepared): Set<number> {
    const places = this.candidates(probe);
    const alike = probe.name.filter(({ kind }) => kind === 'name').map((part) => this.speltLike(part));
    for (const key of keysOfAlike(probe, alike)) {
      if (places.size >= MOST_ALIKE) break;
      this.postings.each(key, (place) => places.add(place));
    }
    return places;
  }

  /** The parts of names that may be this one, the likest first. */
  private speltLike(part: Part): Part[] {
    const found: { like: Part; rank: number }[] = [];
    for (const like of this.spelt.values()) {
      const likeness = likenessOf(part, like);
      if (likeness) found.push({ like, rank: likenesses.indexOf(likeness) });
    }
    return found.sort((a, b) => a.rank - b.rank).map(({ like }) => like);
  }

  private candidates(probe: Prepared): Set<number> {
    const places = new Set<number>();
    for (const key of keysToFind(probe)) {
      if (this.postings.count(key) <= MOST_UNDER_A_KEY) this.postings.each(key, (place) => places.add(place));
    }
    return places;
  }

  private share(count = 0, before: number): number {
    return (count + before * UNKNOWN) / (this.people + UNKNOWN);
  }

  /** Of the province, times how much more of the sex bear it than of all. */
  private shareAmong(part: Part, sex: string, province: string): number {
    const share = this.frequency.part(part);
    const bearers = this.parts.get(part.sound);
    let among = share;
    if (province) {
      const people = this.provinces.get(province) ?? 0;
      among = (this.postings.count(keyOfHome(part, province)) + share * HABITS) / (people + HABITS);
    }
    if (sex !== 'male' && sex !== 'female') return among;
    const ofSex = ((bearers?.[sex] ?? 0) + share * HABITS) / (this.sexes[sex] + HABITS);
    return Math.min(1, (among * ofSex) / share);
  }

  private count(file: Prepared, by: 1 | -1): void {
    this.people += by;
    this.frequency.people = Math.max(FEWEST, this.people);
    const { sex } = file;
    if (sex) this.sexes[sex] += by;
    for (const part of file.name) {
      const { sound, text, kind } = part;
      if (kind === 'name' && !this.spelt.has(text)) this.spelt.set(text, part);
      if (file.name.find((each) => each.sound === sound) !== part) continue;
      const bearers = this.parts.get(sound) ?? { all: 0, male: 0, female: 0 };
      bearers.all += by;
      if (sex) bearers[sex] += by;
      this.parts.set(sound, bearers);
    }
    if (file.province) this.provinces.set(file.province, (this.provinces.get(file.province) ?? 0) + by);
  }

  /** Those that were removed are still under their keys, though nobody finds them; when they are half, all is made anew. */
  private rebuild(): void {
    const kept = [...this.places].map(([personId, place]) => ({ personId, file: this.files[place] as Prepared }));
    this.postings = new Postings();
    this.files = kept.map(({ file }) => file);
    this.ids = kept.map(({ personId }) => personId);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    for (const [place, { file }] of kept.entries()) for (const key of keysToKeep(file)) this.postings.add(key, place);
  }
}

/** Another name or part of one, another NIK, or births that no slip explains. */
function isSetApart(evidence: Evidence[]): boolean {
  const apart: Partial<Record<Evidence['field'], readonly string[]>> = {
    name: ['different', 'partly'],
    nik: ['serial', 'different'],
    birth: ['same_year_only', 'year_and_day_apart', 'years_apart', 'far'],
  };
  return evidence.some(({ field, code }) => apart[field]?.includes(code));
}
