import { isAbsence } from '@/lib/vocabulary';
import { catalogue, countedMetric, uncountedClosures, uncountedStatuses } from './catalogue';
import type { Columns } from './columns';
import { dayNumber } from './days';
import { dimensions } from './dimensions';
import { clausesOf, type Dimension, type Filter, type Question } from './input';
import type { Memory } from './memory';
import { placedBy } from './placing';
import { readerOf } from './readers';
import { type KeyReader, type Reading, readingOf } from './reading';

/** Visits every version that a figure counts, with its case and the day that places it. */
type Visit = (row: number, file: number, placed: number) => void;

const NEVER = 65_535;

/** Goes through the cases that are counted, as they are known now or were known at the question's time. */
export function scan(memory: Memory, question: Question, visit: Visit): void {
  const { columns } = memory;
  const reading = readingOf(memory, question);
  const { asOf } = reading;
  const [from, to] = [dayNumber(question.from), question.to ? dayNumber(question.to) : NEVER];
  const last = Math.min(to, asOf);
  const { stepOn, stepIs, newest } = columns;
  const { handledOn, steps, statuses } = columns.of;
  const place = placedBy(countedMetric(question), reading);
  const counts = Uint8Array.from(columns.codes.statuses.texts, (step) => (isCounted(step) ? 1 : 0));
  const conditions = conditionsOf(question, reading);
  const versionOf = versions(columns, question);
  for (let file = 0, { size } = columns.cases; file < size; file += 1) {
    const row = versionOf ? versionOf(file) : (newest[file] as number);
    if (row < 0 || (handledOn[row] as number) > asOf) continue;
    // The step in force, read here because it is asked of every case.
    const first = steps[row] as number;
    let step = first + (statuses[row] as number) - 1;
    while (step >= first && (stepOn[step] as number) > asOf) step -= 1;
    if (step < first || counts[stepIs[step] as number] === 0) continue;
    const placed = place(row);
    if (placed === 0 || placed < from || placed > last) continue;
    if (meets(conditions, row, placed)) visit(row, file, placed);
  }
}

function meets(conditions: Condition[], row: number, placed: number): boolean {
  for (const holds of conditions) if (!holds(row, placed)) return false;
  return true;
}

/** A status and, after the bar, why it was closed. */
function isCounted(step: string): boolean {
  const [status = '', reason = ''] = step.split('|');
  return !uncountedStatuses.includes(status) && !uncountedClosures.includes(reason);
}

function versions(columns: Columns, { knownOn, knownAt }: Question): ((file: number) => number) | undefined {
  if (knownOn === undefined && knownAt === undefined) return undefined;
  const [at, on] = [knownAt ?? Number.MAX_SAFE_INTEGER, knownOn ? dayNumber(knownOn) : NEVER];
  return (file) => columns.versionAt(file, at, on);
}

type Condition = (row: number, placed: number) => boolean;

function conditionsOf({ where = {} }: Question, reading: Reading): Condition[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const value = field && where[field];
    if (!value) return [];
    const reader = readerOf(dimension, reading);
    return clausesOf(value).map(({ not, codes }): Condition => {
      const asked = new Uint8Array(reader.size);
      for (const code of codes) if (reader.find(code) >= 0) asked[reader.find(code)] = 1;
      return (row, placed) => {
        const keys = reader.keys(row, placed);
        for (let at = 0; at < keys.length; at += 1) if (asked[keys[at] as number] === 1) return !not;
        return not;
      };
    });
  });
}

/** What was counted: of each combination of keys how many units, and how many units in all. */
export type Counted = { total: number; cells: { keys: string[]; value: number }[] };

/**
 * Counts units by the dimensions. A person is one, however many cases they have: they count under everything that any of
 * them answers, and under a reason for having no answer only where none of them answers.
 */
export function count(memory: Memory, question: Question, by: readonly Dimension[]): Counted {
  const [counted = { total: 0, cells: [] }] = countAll(memory, question, [by]);
  return counted;
}

/** The same by several dimensions (or pairs of them), each by itself, in one pass over the cases. */
export function countAll(memory: Memory, question: Question, all: readonly (readonly Dimension[])[]): Counted[] {
  const { several, of } = memory.columns;
  const { person } = of;
  const reading = readingOf(memory, question);
  const splits = all.map((by) => new Split(by.map((dimension) => readerOf(dimension, reading))));
  const isOfPeople = catalogue[countedMetric(question)].unit === 'person';
  const people = new Set<number>();
  let total = 0;
  scan(memory, question, (row, _, placed) => {
    const who = person[row] as number;
    if (isOfPeople && several[who] === 1) {
      people.add(who);
      for (const split of splits) split.addOf(who, row, placed);
    } else {
      total += 1;
      for (const split of splits) split.add(row, placed);
    }
  });
  return splits.map((split) => ({ total: total + people.size, cells: split.told() }));
}

/** How many there are by some dimensions. */
class Split {
  private readonly cells: Tally;
  /** The cells of those who have several cases. */
  private readonly shared = new Map<number, Set<number>>();
  private readonly one = (cell: number) => this.cells.add(cell);

  constructor(private readonly readers: KeyReader[]) {
    this.cells = new Tally(readers.reduce((size, reader) => size * reader.size, 1));
  }

  add(row: number, placed: number): void {
    eachCell(this.readers, row, placed, this.one);
  }

  addOf(who: number, row: number, placed: number): void {
    const own = this.shared.get(who) ?? new Set();
    this.shared.set(who, own);
    eachCell(this.readers, row, placed, (cell) => own.add(cell));
  }

  told(): Counted['cells'] {
    for (const own of this.shared.values()) for (const cell of toldBest(own, this.readers)) this.cells.add(cell);
    return this.cells.counted().map(([cell, value]) => ({ keys: textsOf(cell, this.readers), value }));
  }
}

/** More cells than this are not laid out in full. */
const MOST_CELLS = 4_000_000;

/** How many there are of each cell: laid out in full, or only those that occur where there could be too many. */
class Tally {
  private readonly all: Int32Array | undefined;
  private readonly some = new Map<number, number>();

  constructor(size: number) {
    if (size <= MOST_CELLS) this.all = new Int32Array(size);
  }

  add(cell: number): void {
    if (this.all) this.all[cell] = (this.all[cell] as number) + 1;
    else this.some.set(cell, (this.some.get(cell) ?? 0) + 1);
  }

  counted(): [cell: number, value: number][] {
    if (!this.all) return [...this.some];
    const told: [number, number][] = [];
    for (const [cell, value] of this.all.entries()) if (value > 0) told.push([cell, value]);
    return told;
  }
}

/** A cell is the keys of up to three dimensions in one number. */
function eachCell(readers: KeyReader[], row: number, placed: number, add: (cell: number) => void): void {
  const [first, second, third] = readers;
  if (!first) add(0);
  else
    for (const a of first.keys(row, placed)) {
      if (!second) add(a);
      else
        for (const b of second.keys(row, placed)) {
          if (!third) add(a * second.size + b);
          else for (const c of third.keys(row, placed)) add((a * second.size + b) * third.size + c);
        }
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
function toldBest(own: Set<number>, readers: KeyReader[]): number[] {
  if (own.size === 1) return [...own];
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

/** What a list asks for: the cases behind a figure, or those that answer a filter and were handled in a period. */
export type Listed = { behind?: Question; filter?: Filter; from?: string; to?: string; today: string };

/** How many cases a list holds, of these offices or of all. Unlike a figure it holds those too that no figure counts. */
export function countListed(memory: Memory, listed: Listed, offices?: readonly string[]): number {
  const { columns } = memory;
  const { office, handledOn } = columns.of;
  const wanted = columns.codes.office.texts.map((id) => !offices || offices.includes(id));
  let total = 0;
  if (listed.behind) {
    scan(memory, listed.behind, (row) => {
      if (wanted[office[row] as number]) total += 1;
    });
    return total;
  }
  const question: Question = { metric: 'cases_handled', asOf: listed.today, where: listed.filter };
  const conditions = conditionsOf(question, readingOf(memory, question));
  const [from, to] = [dayNumber(listed.from), listed.to ? dayNumber(listed.to) : NEVER];
  for (let file = 0, { size } = columns.cases; file < size; file += 1) {
    const row = columns.newest[file] as number;
    const placed = handledOn[row] as number;
    if (placed < from || placed > to || !wanted[office[row] as number]) continue;
    if (meets(conditions, row, placed)) total += 1;
  }
  return total;
}

/** The ids of the cases behind a number. */
export function idsOf(memory: Memory, question: Question): string[] {
  const ids: string[] = [];
  scan(memory, question, (_, file) => ids.push(memory.columns.cases.idOf(file)));
  return ids;
}
