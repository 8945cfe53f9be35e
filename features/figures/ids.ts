/**
 * Ids as numbers, without a text or an object for each: their 128 bits (or a mix of them to 64, where an id is only
 * compared and never read back) in one array, found through a table of places. A base has millions of them.
 */
export class Ids {
  size = 0;
  private words: Uint32Array;
  private places: Int32Array;
  private readonly odd = new Map<number, string>();

  /** `kept`: whether ids are read back. */
  constructor(private readonly kept: boolean) {
    this.words = new Uint32Array(this.width * 256);
    this.places = new Int32Array(1024).fill(-1);
  }

  /** The number of an id; a new one where it is new. */
  numberOf(id: string): number {
    const known = this.find(id);
    if (known >= 0) return known;
    if ((this.size + 1) * this.width > this.words.length) this.words = grown(this.words);
    if ((this.size + 1) * 10 > this.places.length * 7) this.spread(this.places.length * 2);
    const place = this.placeOf();
    this.words.set(found.subarray(0, this.width), this.size * this.width);
    if (this.kept && !isUuid(id)) this.odd.set(this.size, id);
    this.places[place] = this.size;
    this.size += 1;
    return this.size - 1;
  }

  /** The number of an id; -1 where it is not known. */
  find(id: string): number {
    read(id);
    if (!this.kept) mixDown();
    return this.places[this.placeOf()] as number;
  }

  /** The id of a number, where ids are kept. */
  idOf(number: number): string {
    const odd = this.odd.get(number);
    if (odd !== undefined) return odd;
    const hex = Array.from(this.words.subarray(number * 4, number * 4 + 4), (word) =>
      word.toString(16).padStart(8, '0'),
    ).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** Everything, to be kept: what changes in place as a copy. */
  parts(): { parts: [Uint32Array, Int32Array]; rest: { size: number; odd: [number, string][] } } {
    const parts: [Uint32Array, Int32Array] = [this.words.subarray(0, this.size * this.width), this.places.slice()];
    return { parts, rest: { size: this.size, odd: [...this.odd] } };
  }

  /** Puts back what was kept. */
  fill([words, places]: [Uint32Array, Int32Array], { size, odd }: { size: number; odd: [number, string][] }): void {
    Object.assign(this, { words, places, size });
    for (const [number, id] of odd) this.odd.set(number, id);
  }

  get bytes(): number {
    return this.words.byteLength + this.places.byteLength;
  }

  /** Makes room for so many at once, so that a long reading does not grow step by step. */
  makeRoom(count: number): void {
    if (count * this.width > this.words.length) this.words = grown(this.words, count * this.width);
    let places = this.places.length;
    while (count * 10 > places * 7) places *= 2;
    if (places > this.places.length) this.spread(places);
  }

  private get width(): number {
    return this.kept ? 4 : 2;
  }

  /** Where the id that was just read stands, or would stand. */
  private placeOf(): number {
    const { words, places, width } = this;
    const last = places.length - 1;
    for (let place = hashOf(found, 0, width) & last; ; place = (place + 1) & last) {
      const number = places[place] as number;
      if (number < 0 || isSame(words, number * width, width)) return place;
    }
  }

  private spread(length: number): void {
    const places = new Int32Array(length).fill(-1);
    for (let number = 0; number < this.size; number += 1) {
      let place = hashOf(this.words, number * this.width, this.width) & (length - 1);
      while ((places[place] as number) >= 0) place = (place + 1) & (length - 1);
      places[place] = number;
    }
    this.places = places;
  }
}

// The id that is being looked up; nothing waits between reading and finding.
const found = new Uint32Array(4);

const isUuid = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id);

function read(id: string): void {
  if (!isUuid(id)) {
    readOdd(id);
    return;
  }
  found[0] = Number.parseInt(id.slice(0, 8), 16);
  found[1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
  found[2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
  found[3] = Number.parseInt(id.slice(28), 16);
}

function readOdd(id: string): void {
  found.set([1, 2, 3, 4]);
  for (let at = 0; at < id.length; at += 1) {
    const word = at & 3;
    found[word] = mixed((found[word] as number) ^ id.charCodeAt(at));
    found[(word + 1) & 3] = mixed((found[(word + 1) & 3] as number) + (found[word] as number));
  }
}

function mixDown(): void {
  const [a, b, c, d] = found as unknown as [number, number, number, number];
  found[0] = mixed(a ^ mixed(c + 0x9e3779b9)) ^ d;
  found[1] = mixed(b ^ mixed(d + 0x85ebca6b)) ^ c;
}

function mixed(word: number): number {
  let value = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}

function hashOf(words: Uint32Array, from: number, width: number): number {
  let hash = 0;
  for (let at = 0; at < width; at += 1) hash = mixed(hash ^ (words[from + at] as number));
  return hash;
}

function isSame(words: Uint32Array, from: number, width: number): boolean {
  for (let at = 0; at < width; at += 1) if (words[from + at] !== found[at]) return false;
  return true;
}

function grown(words: Uint32Array, least = 0): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(words.length * 1.5)));
  larger.set(words);
  return larger;
}
