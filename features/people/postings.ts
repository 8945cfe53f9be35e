/**
 * Which records stand under a key: a hash table in typed arrays, because a million people have some fifteen million keys
 * and a Map of arrays would take gigabytes. Keys are numbers of 32 bits; two that fall together only bring more to compare.
 */
export class Postings {
  private keys = new Int32Array(1 << 12);
  private heads = new Int32Array(1 << 12).fill(-1);
  private counts = new Int32Array(1 << 12);
  private used = 0;
  private records = new Int32Array(1 << 12);
  private nexts = new Int32Array(1 << 12);
  private size = 0;

  add(key: number, record: number): void {
    if (this.used * 3 > this.keys.length * 2) this.widen();
    if (this.size === this.records.length) this.lengthen();
    const slot = this.slotOf(key);
    if (this.heads[slot] === -1) {
      this.keys[slot] = key;
      this.used += 1;
    }
    this.records[this.size] = record;
    this.nexts[this.size] = this.heads[slot] as number;
    this.heads[slot] = this.size;
    (this.counts[slot] as number) += 1;
    this.size += 1;
  }

  count(key: number): number {
    return this.counts[this.slotOf(key)] as number;
  }

  /** Calls back for every record under the key, the newest first. */
  each(key: number, found: (record: number) => void): void {
    for (let node = this.heads[this.slotOf(key)] as number; node !== -1; node = this.nexts[node] as number)
      found(this.records[node] as number);
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> 7;
    for (slot &= mask; this.heads[slot] !== -1 && this.keys[slot] !== key; slot = (slot + 1) & mask);
    return slot;
  }

  private widen(): void {
    const { keys, heads, counts } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.heads = new Int32Array(keys.length * 2).fill(-1);
    this.counts = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      if (heads[slot] === -1) continue;
      const place = this.slotOf(keys[slot] as number);
      this.keys[place] = keys[slot] as number;
      this.heads[place] = heads[slot] as number;
      this.counts[place] = counts[slot] as number;
    }
  }

  private lengthen(): void {
    const longer = (old: Int32Array) => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.records = longer(this.records);
    this.nexts = longer(this.nexts);
  }
}
