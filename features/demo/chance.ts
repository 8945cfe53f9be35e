/** Chance that repeats itself: the same seed gives the same throws, on every machine. */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  yes(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A key of the table, as often as its weight says. */
  weighted<K extends string>(table: Readonly<Partial<Record<K, number>>>): K;
  shuffled<T>(list: readonly T[]): T[];
  /** `length` digits. */
  digits(length: number): string;
};

export function chanceFrom(seed: string): Chance {
  const next = mulberry(hash(seed));
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    yes: (share) => next() < share,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    weighted: (table) => draw(table, next()),
    shuffled: <T>(list: readonly T[]) =>
      list
        .map((item) => ({ item, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item),
    digits: (length) => String(Math.floor(next() * 10 ** length)).padStart(length, '0'),
  };
}

const drawn = new WeakMap<object, { keys: string[]; upTo: number[] }>();

function draw<K extends string>(table: Readonly<Partial<Record<K, number>>>, at: number): K {
  let sums = drawn.get(table);
  if (!sums) {
    let total = 0;
    const upTo = Object.values<number | undefined>(table).map((weight = 0) => {
      total += weight;
      return total;
    });
    sums = { keys: Object.keys(table), upTo };
    drawn.set(table, sums);
  }
  const { keys, upTo } = sums;
  const place = at * (upTo.at(-1) ?? 0);
  return keys[upTo.findIndex((sum) => place < sum)] as K;
}

// FNV-1a, then mulberry32 (both in the public domain).
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return value >>> 0;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
