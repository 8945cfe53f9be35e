import { monthNumber } from './days';
import type { Dimension } from './input';
import type { KeyReader } from './reading';

/** Sums of more numbers than this are not kept: what asks for them goes through its cases. */
const MOST_SUMS = 400_000;

/** How many there are in each month of each cell: of a combination of keys. */
export class Sums {
  private readonly counts: Int32Array;

  private constructor(
    readonly by: readonly Dimension[],
    readonly ofPeople: boolean,
    /** How many cells a month has. */
    readonly cells: number,
    private readonly first: number,
    private readonly last: number,
  ) {
    this.counts = new Int32Array((last - first + 1) * cells);
  }

  static from(by: readonly Dimension[], ofPeople: boolean, readers: KeyReader[], first: number, last: number) {
    const cells = cellsOf(readers);
    return (last - first + 1) * cells > MOST_SUMS ? undefined : new Sums(by, ofPeople, cells, first, last);
  }

  get bytes(): number {
    return this.counts.byteLength;
  }

  /** Whether a version can be added: not in another month, nor where there are other codes by now. */
  fits(readers: KeyReader[], day: number): boolean {
    const month = monthNumber(day);
    return month >= this.first && month <= this.last && cellsOf(readers) === this.cells;
  }

  /** Adds a version to its cells, or takes it away again. */
  add(readers: KeyReader[], row: number, day: number, one: 1 | -1): void {
    const { counts } = this;
    const start = (monthNumber(day) - this.first) * this.cells;
    const cells = cellsAt(readers, row, day);
    for (let at = 0; at < cells.length; at += 1) {
      const place = start + (cells[at] as number);
      counts[place] = (counts[place] as number) + one;
    }
  }

  /** The numbers of a month, by cell. */
  of(month: number): Int32Array {
    const start = (month - this.first) * this.cells;
    return this.counts.subarray(start, start + this.cells);
  }
}

export const cellsOf = (readers: KeyReader[]) => readers.reduce((cells, { size }) => cells * size, 1);

/** The cells of a version: each is the keys of up to three dimensions in one number. Good until the next are asked for. */
export function cellsAt(readers: KeyReader[], row: number, day: number): readonly number[] {
  const [first, second, third] = readers;
  if (!first) return whole;
  const some = first.keys(row, day);
  if (!second) return some;
  crossed.length = 0;
  for (let a = 0; a < some.length; a += 1) {
    const others = second.keys(row, day);
    for (let b = 0; b < others.length; b += 1) {
      const cell = (some[a] as number) * second.size + (others[b] as number);
      if (!third) crossed.push(cell);
      else for (const key of third.keys(row, day)) crossed.push(cell * third.size + key);
    }
  }
  return crossed;
}
const whole: readonly number[] = [0];
const crossed: number[] = [];
