import { countryCodes } from '@/lib/vocabulary';
import { monthNames } from './frozen';
import { membersOf } from './numbers';
import { mostOf, sum } from './rounding';
import { bases, type Cell, type Kind, nameOf, singleAnswers, theRegion } from './statistics';
import type { System } from './system';

/** One release as somebody outside has it before them. */
export type Told = { kind: Kind; cells: Cell[] };

/**
 * Everything that can be known of one year from these releases together: the bounds that each published number gives,
 * and the sums everybody knows. `small` names the counts that could tell of one person.
 */
export function knownOf(year: string, releases: Told[]): { system: System; small: string[]; threshold: number } {
  const { system, small, threshold } = new Knowledge(year, releases);
  return { system, small, threshold };
}

class Knowledge {
  readonly system: System = { names: [], low: [], high: [], sums: [] };
  readonly small: string[] = [];
  readonly #places = new Map<string, number>();
  readonly threshold: number;
  readonly #months: string[];
  readonly #told: Told[];

  constructor(
    readonly year: string,
    releases: Told[],
  ) {
    const within = ({ period }: Cell) => period.startsWith(year);
    this.#told = releases.map(({ kind, cells }) => ({ kind, cells: cells.filter(within) }));
    this.threshold = Math.min(...releases.map(({ kind }) => bases[kind]));
    this.#months = monthNames(year).filter((month) => this.#isTold(`months/cases_handled/${month}/`));
    this.#addNumbers();
    if (this.#isTold(`years/cases_handled/${year}/`)) this.#addYear();
    for (const [name, number] of this.#places)
      if ((this.system.low[number] ?? 0) < this.threshold && !name.includes('/rest')) this.small.push(name);
  }

  #isTold(name: string): boolean {
    return this.#told.some(({ cells }) => cells.some((cell) => nameOf(cell) === name));
  }

  #number(name: string, low: number, high: number): number {
    const place = this.#places.get(name) ?? this.system.names.length;
    if (place === this.system.names.length) {
      this.#places.set(name, place);
      this.system.names.push(name);
    }
    this.system.low[place] = Math.max(this.system.low[place] ?? 0, low);
    this.system.high[place] = Math.min(this.system.high[place] ?? Number.POSITIVE_INFINITY, high);
    return place;
  }

  #place(name: string): number {
    return this.#places.get(name) ?? this.#number(name, 0, Number.POSITIVE_INFINITY);
  }

  #sum(plus: number[], minus: number[], low: number, high: number): void {
    this.system.sums.push({ plus, minus, low, high });
  }

  #atLeast(larger: number[], smaller: number[]): void {
    this.#sum(larger, smaller, 0, Number.POSITIVE_INFINITY);
  }

  /** The bounds. A sum that is as high as its parts allow may have been lowered to that: it has no upper bound of its own. */
  #addNumbers(): void {
    for (const { kind, cells } of this.#told) {
      const base = bases[kind];
      const isOpen = openCells(cells, base);
      const highest = (cell: Cell) => {
        if (cell.value % base !== 0) return cell.value;
        return isOpen(cell) ? Number.POSITIVE_INFINITY : cell.value + base - 1;
      };
      for (const cell of cells) this.#number(nameOf(cell), cell.value, highest(cell));
    }
  }

  #addYear(): void {
    const yearOf = (metric: string) => this.#place(`years/${metric}/${this.year}/`);
    const monthsOf = (metric: string) => this.#months.map((month) => this.#place(`months/${metric}/${month}/`));
    const cases = yearOf('cases_handled');
    this.#sum(monthsOf('cases_handled'), [cases], 0, 0);
    this.#atLeast(monthsOf('persons_repatriated'), [yearOf('persons_repatriated')]);
    for (const month of monthsOf('persons_repatriated')) this.#atLeast([yearOf('persons_repatriated')], [month]);
    this.#atLeast([cases], [yearOf('persons_assisted')]);
    this.#addDestinations(this.#rows('destination'), cases);
    for (const dimension of singleAnswers.filter((each) => each !== 'destination')) this.#addSingle(dimension, cases);
    for (const { number } of this.#rows('channel')) this.#atLeast([cases], [number]);
    this.#atLeast([cases], [this.#unlisted('channel')]);
  }

  #rows(dimension: string): { key: string; number: number }[] {
    const start = `${dimension}/cases_handled/${this.year}/`;
    return [...this.#places]
      .filter(([name]) => name.startsWith(start) && !name.includes('/rest') && !name.endsWith('?'))
      .map(([name, number]) => ({ key: name.slice(start.length), number }));
  }

  /** One that has no row, to stand for every one of them: it is below the threshold. */
  #unlisted(dimension: string): number {
    return this.#number(`${dimension}/cases_handled/${this.year}/?`, 0, this.threshold - 1);
  }

  /** Rows, one without a row and the rest make the year: of these answers some are missing, nobody outside knows how many. */
  #addSingle(dimension: string, cases: number): void {
    const rows = this.#rows(dimension);
    const rest = this.#number(`${dimension}/rest`, 0, Number.POSITIVE_INFINITY);
    this.#sum([...rows.map(({ number }) => number), this.#unlisted(dimension), rest], [cases], 0, 0);
  }

  /** Everybody has a destination: rows and all other countries, each below the threshold, make the year; some of them the region. */
  #addDestinations(rows: { key: string; number: number }[], cases: number): void {
    const members = membersOf(theRegion, this.year);
    const region = this.#number(`region/cases_handled/${this.year}/${theRegion}`, 0, Number.POSITIVE_INFINITY);
    const parts = (inside: boolean, all: number, one: number): number[] => {
      const listed = rows.filter(({ key }) => members.includes(key) === inside).map(({ number }) => number);
      const most = (this.threshold - 1) * Math.max(0, all - listed.length - 1);
      return [...listed, one, this.#number(`destination/rest-${inside ? 'in' : 'out'}`, 0, most)];
    };
    const unlistedIn = this.#number(`destination/cases_handled/${this.year}/in?`, 0, this.threshold - 1);
    const unlistedOut = this.#number(`destination/cases_handled/${this.year}/out?`, 0, this.threshold - 1);
    this.#sum(parts(true, members.length, unlistedIn), [region], 0, 0);
    this.#sum([region, ...parts(false, countryCodes.length - members.length, unlistedOut)], [cases], 0, 0);
  }
}

/** Which cells of one release may have been lowered below what rounding says (`numbers.ts`): their true count may be larger. */
function openCells(cells: Cell[], base: number): (cell: Cell) => boolean {
  const yearsAtMost = new Set(cells.filter((cell) => isAtMost(cell, cells, base)).map(nameOf));
  const wholeIsOpen = ({ period }: Cell) => yearsAtMost.has(`years/cases_handled/${period}/`);
  return (cell) => {
    if (cell.table === 'months') return false;
    if (yearsAtMost.has(nameOf(cell))) return true;
    const whole = cells.find((each) => nameOf(each) === `years/cases_handled/${cell.period}/`)?.value;
    if (cell.table === 'years') return cell.metric === 'persons_assisted' && wholeIsOpen(cell) && cell.value === whole;
    if (cell.table === 'region') return isRegionAtMost(cell, cells, base, wholeIsOpen(cell) ? whole : undefined);
    const table = cells.filter((each) => each.table === cell.table && each.period === cell.period);
    return (
      wholeIsOpen(cell) && (cell.table === 'channel' ? cell.value : sum(table.map(({ value }) => value))) === whole
    );
  };
}

function isAtMost({ table, metric, period, value }: Cell, cells: Cell[], base: number): boolean {
  if (table !== 'years' || metric === 'persons_assisted') return false;
  const parts = cells.filter(
    (cell) => cell.table === 'months' && cell.metric === metric && cell.period.startsWith(period),
  );
  return (
    value >=
    mostOf(
      parts.map((cell) => cell.value),
      base,
    )
  );
}

function isRegionAtMost(region: Cell, cells: Cell[], base: number, openWhole: number | undefined): boolean {
  const members = membersOf(region.key, region.period);
  const rows = cells.filter(({ table, period }) => table === 'destination' && period === region.period);
  const inside = rows.filter(({ key }) => members.includes(key)).map(({ value }) => value);
  const outside = rows.filter(({ key }) => !members.includes(key)).map(({ value }) => value);
  const unlisted = Array.from({ length: members.length - inside.length }, () => 0);
  return region.value >= mostOf([...inside, ...unlisted], base) || region.value + sum(outside) === openWhole;
}
