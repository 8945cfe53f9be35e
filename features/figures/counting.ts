import { isAbsence } from '@/lib/vocabulary';
import { catalogue, countedMetric } from './catalogue';
import { dayNumber, firstDayOf, NEVER } from './days';
import { dimensions } from './dimensions';
import type { FindingState } from './findings';
import type { Dimension, Filter, Question } from './input';
import type { Memory } from './memory';
import type { Asked } from './placed';
import { type Population, populationOf, type Stretch } from './population';
import type { KeyReader } from './reading';
import { cellsAt, cellsOf } from './sums';

/** Visits the version of every case that a figure counts, and the day that places it. */
type Visit = (row: number, file: number, day: number) => void;

/** Goes through the cases that are counted, as they are known now or were known at the question's time. */
export function scan(memory: Memory, question: Question, visit: Visit): void {
  const population = populationOf(memory, question);
  const [first, end] = population.stretch(...daysOf(question));
  for (let at = first; at < end; at += 1) {
    const file = population.files[at] as number;
    visit(population.rowOf(file), file, population.days[at] as number);
  }
}

/** The first and the last day of a period, as numbers. */
export function daysOf({ from, to }: Pick<Question, 'from' | 'to'>): [first: number, last: number] {
  return [dayNumber(from), to ? dayNumber(to) : NEVER];
}

/** What was counted: of each combination of keys how many units, and how many units in all. */
export type Counted = { total: number; cells: { keys: string[]; value: number }[] };

/**
 * Counts units by the dimensions. A person is one, however many cases they have: they count under everything that any of
 * them answers, and under a reason for having no answer only where none of them answers.
 */
export function count(memory: Memory, question: Question, by: readonly Dimension[]): Counted {
  return countIn(memory, question, question, by, catalogue[countedMetric(question)].unit === 'person');
}

function countIn(
  memory: Memory,
  asked: Asked,
  period: Pick<Question, 'from' | 'to'>,
  by: readonly Dimension[],
  ofPeople: boolean,
): Counted {
  const population = populationOf(memory, asked);
  const days = daysOf(period);
  const stretch = population.stretch(...days);
  const split = new Split(memory, population, by);
  split.addStretch(stretch, ofPeople);
  const counted = stretch[1] - stretch[0];
  if (!ofPeople) return { total: counted, cells: split.told() };
  const { cases, people } = split.addPeople(days);
  return { total: counted - cases + people, cells: split.told() };
}

/** How many there are by some dimensions. Those of time go last: they follow from the month. */
class Split {
  private readonly order: number[];
  private readonly others: Dimension[];
  private readonly readers: KeyReader[];
  private readonly cells: Tally;

  constructor(
    private readonly memory: Memory,
    private readonly population: Population,
    by: readonly Dimension[],
  ) {
    const [others, times] = [[...by.entries()].filter(isOfOther), [...by.entries()].filter((each) => !isOfOther(each))];
    this.order = [...others, ...times].map(([place]) => place);
    this.others = others.map(([, dimension]) => dimension);
    this.readers = population.readersOf([...others, ...times].map(([, dimension]) => dimension));
    this.cells = new Tally(cellsOf(this.readers));
  }

  /** The cases of a stretch; of people, of those who have one: whole months from the sums, what is beside them one by one. */
  addStretch([first, end]: Stretch, ofPeople: boolean): void {
    const sums = this.population.sumsBy(this.others, ofPeople);
    const whole = sums && this.population.wholeMonths([first, end]);
    const [start, until] = whole?.stretch ?? [first, first];
    this.addEach([first, start], ofPeople);
    this.addEach([until, end], ofPeople);
    if (!whole) return;
    const times = this.readers.slice(this.others.length);
    const size = cellsOf(times);
    for (let [month, last] = whole.months; month <= last; month += 1) {
      const [time = 0] = cellsAt(times, -1, firstDayOf(month));
      const counts = sums.of(month);
      for (let cell = 0; cell < counts.length; cell += 1)
        if (counts[cell] !== 0) this.cells.add(cell * size + time, counts[cell] as number);
    }
  }

  private addEach([first, end]: Stretch, ofPeople: boolean): void {
    const { population, readers } = this;
    const { several, of } = this.memory.columns;
    for (let at = first; at < end; at += 1) {
      const row = population.rowOf(population.files[at] as number);
      if (ofPeople && several[of.person[row] as number] === 1) continue;
      const cells = cellsAt(readers, row, population.days[at] as number);
      for (let n = 0; n < cells.length; n += 1) this.cells.add(cells[n] as number, 1);
    }
  }

  /** Those who have several cases from one day to another: how many cases that are, and how many people. */
  addPeople([first, last]: [number, number]): { cases: number; people: number } {
    const { population, readers } = this;
    const { person } = this.memory.columns.of;
    const { files, days } = population.ofSeveral();
    let [cases, people, before] = [0, 0, -1];
    const own = new Set<number>();
    for (let at = 0; at < files.length; at += 1) {
      const day = days[at] as number;
      if (day < first || day > last) continue;
      const row = population.rowOf(files[at] as number);
      if (person[row] !== before) {
        this.addBest(own);
        people += 1;
        before = person[row] as number;
      }
      cases += 1;
      for (const cell of cellsAt(readers, row, day)) own.add(cell);
    }
    this.addBest(own);
    return { cases, people };
  }

  private addBest(own: Set<number>): void {
    for (const cell of toldBest(own, this.readers)) this.cells.add(cell, 1);
    own.clear();
  }

  /** By the keys in the order that was asked for. */
  told(): Counted['cells'] {
    return this.cells.counted().map(([cell, value]) => {
      const texts = textsOf(cell, this.readers);
      const keys: string[] = [];
      for (const [at, place] of this.order.entries()) keys[place] = texts[at] ?? '';
      return { keys, value };
    });
  }
}

const isOfOther = ([, dimension]: [number, Dimension]) => !('placed' in dimensions[dimension]);

/** More cells than this are not laid out in full. */
const MOST_CELLS = 4_000_000;

/** How many there are of each cell: laid out in full, or only those that occur where there could be too many. */
class Tally {
  private readonly all: Int32Array | undefined;
  private readonly some = new Map<number, number>();

  constructor(size: number) {
    if (size <= MOST_CELLS) this.all = new Int32Array(size);
  }

  add(cell: number, value: number): void {
    if (this.all) this.all[cell] = (this.all[cell] as number) + value;
    else this.some.set(cell, (this.some.get(cell) ?? 0) + value);
  }

  counted(): [cell: number, value: number][] {
    if (!this.all) return [...this.some];
    const told: [number, number][] = [];
    for (let cell = 0; cell < this.all.length; cell += 1) {
      const value = this.all[cell] as number;
      if (value > 0) told.push([cell, value]);
    }
    return told;
  }
}

function textsOf(cell: number, readers: KeyReader[]): string[] {
  let rest = cell;
  const texts = readers.toReversed().map((reader) => {
    const key = rest % reader.size;
    rest = Math.floor(rest / reader.size);
    return reader.text(key);
  });
  return texts.reverse();
}

/** Of a person's cells those that no other one tells more of: an answer tells more than a reason for having none. */
function toldBest(own: Set<number>, readers: KeyReader[]): Iterable<number> {
  if (own.size <= 1) return own;
  const all = [...own].map((cell) => ({ cell, keys: textsOf(cell, readers) }));
  return all
    .filter(({ cell, keys }) => !all.some((other) => other.cell !== cell && tellsMore(other.keys, keys)))
    .map(({ cell }) => cell);
}

/** Whether keys say the same as others, or more: an answer instead of a reason, or the reason that goes first. */
function tellsMore(keys: string[], others: string[]): boolean {
  return keys.every((key, at) => {
    const other = others[at] ?? '';
    return key === other || (isAbsence(other) && (!isAbsence(key) || key < other));
  });
}

/** How many of the cases that a figure counts were found so on its day. */
export function countFound(memory: Memory, question: Question, found: FindingState): number {
  return countIn(memory, { ...question, found }, question, [], false).total;
}

/** What a list asks for: the cases behind a figure, or those that answer a filter and were handled in a period. */
export type Listed = { behind?: Question; filter?: Filter; from?: string; to?: string; today: string };

/** How many cases a list holds, of these offices or of all. Unlike a figure it holds those too that no figure counts. */
export function countListed(
  memory: Memory,
  { behind, filter, from, to, today }: Listed,
  offices?: readonly string[],
): number {
  const listed: Asked = { metric: 'cases_handled', asOf: today, where: filter, listed: true };
  const { total, cells } = countIn(memory, behind ?? listed, behind ?? { from, to }, offices ? ['office'] : [], false);
  if (!offices) return total;
  return cells.reduce((sum, { keys: [office = ''], value }) => sum + (offices.includes(office) ? value : 0), 0);
}

/** The ids of the cases behind a number. */
export function idsOf(memory: Memory, question: Question): string[] {
  const ids: string[] = [];
  scan(memory, question, (_, file) => ids.push(memory.columns.cases.idOf(file)));
  return ids;
}
