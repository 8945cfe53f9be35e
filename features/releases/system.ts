/** What somebody outside can know: whole numbers, each between two bounds, and sums that hold between them. */
export type System = { names: string[]; low: number[]; high: number[]; sums: Sum[] };

/** `plus` and `minus` are places of numbers: the sum of the first less that of the second is between `low` and `high`. */
export type Sum = { plus: number[]; minus: number[]; low: number; high: number };

export type Bounds = { low: number[]; high: number[] };

/**
 * Narrows every number to what the sums leave it, until nothing moves; null when no numbers fit. Each step is exact for
 * one sum, so no number that fits is ever lost. `since`: the one number that moved since it was done before.
 */
export function narrowed(system: System, from: Bounds = system, since?: number): Bounds | null {
  const bounds = { low: [...from.low], high: [...from.high] };
  const touching = sumsTouching(system);
  const waiting = new Set(since === undefined ? system.sums.keys() : touching[since]);
  for (const at of waiting) {
    waiting.delete(at);
    const moved = narrowBy(system.sums[at] as Sum, bounds);
    if (!moved) return null;
    for (const number of moved) for (const other of touching[number] ?? []) if (other !== at) waiting.add(other);
  }
  return bounds;
}

const known = new WeakMap<System, number[][]>();

function sumsTouching(system: System): number[][] {
  const made = known.get(system);
  if (made) return made;
  const touching: number[][] = system.names.map(() => []);
  for (const [at, { plus, minus }] of system.sums.entries())
    for (const number of [...plus, ...minus]) touching[number]?.push(at);
  known.set(system, touching);
  return touching;
}

/** Narrows the numbers of one sum; answers which moved, or null when the sum cannot hold. */
function narrowBy({ plus, minus, low, high }: Sum, bounds: Bounds): number[] | null {
  const least = total(plus, bounds.low) - total(minus, bounds.high);
  const most = total(plus, bounds.high) - total(minus, bounds.low);
  if (least > high || most < low) return null;
  const moved: number[] = [];
  const narrow = (number: number, lowest: number, highest: number) => {
    const [down, up] = [bounds.low[number] ?? 0, bounds.high[number] ?? 0];
    if (lowest > down) bounds.low[number] = lowest;
    if (highest < up) bounds.high[number] = highest;
    if (lowest > down || highest < up) moved.push(number);
  };
  for (const number of plus) {
    const [down, up] = [bounds.low[number] ?? 0, bounds.high[number] ?? 0];
    narrow(number, low - without(most, up, plus, minus, number, bounds), high - (least - down));
  }
  for (const number of minus) {
    const [down, up] = [bounds.low[number] ?? 0, bounds.high[number] ?? 0];
    narrow(number, least + up - high, without(most, -down, plus, minus, number, bounds) - low);
  }
  return moved;
}

const total = (numbers: number[], bound: number[]) => numbers.reduce((sum, number) => sum + (bound[number] ?? 0), 0);

/** The most of a sum without one of its numbers. Where a number is unbounded, it has to be added up without it. */
function without(most: number, part: number, plus: number[], minus: number[], number: number, bounds: Bounds): number {
  if (Number.isFinite(most)) return most - part;
  const others = (numbers: number[]) => numbers.filter((each) => each !== number);
  return total(others(plus), bounds.high) - total(others(minus), bounds.low);
}

/**
 * The lowest and the highest value that a number really takes in some world that fits everything: for both a whole world
 * was found, number by number, so this is no estimate. Null where no world fits.
 */
export function rangeOf(system: System, number: number, root = narrowed(system)): { low: number; high: number } | null {
  if (!root) return null;
  const [least, most] = [root.low[number] ?? 0, root.high[number] ?? 0];
  if (!Number.isFinite(most)) return null;
  const fits = (value: number) => isPossible(system, root, number, value);
  let [low, high] = [least, most];
  while (low <= most && !fits(low)) low += 1;
  if (low > most) return null;
  while (high > low && !fits(high)) high -= 1;
  return { low, high };
}

function isPossible(system: System, root: Bounds, number: number, value: number): boolean {
  return [true, false].some((highFirst) => {
    let bounds = fixed(system, root, number, value);
    for (let each = 0; bounds && each < system.names.length; each += 1) {
      const [low, high] = [bounds.low[each] ?? 0, bounds.high[each] ?? 0];
      if (low === high) continue;
      const highest = Number.isFinite(high) ? high : low;
      const [first, second] = highFirst ? [highest, low] : [low, highest];
      bounds = fixed(system, bounds, each, first) ?? fixed(system, bounds, each, second);
    }
    return bounds !== null;
  });
}

function fixed(system: System, from: Bounds, number: number, value: number): Bounds | null {
  const bounds = { low: [...from.low], high: [...from.high] };
  bounds.low[number] = value;
  bounds.high[number] = value;
  return narrowed(system, bounds, number);
}

/** Numbers that hang together by sums, each group for itself. */
export function parts(system: System): System[] {
  const group = system.names.map((_, at) => at);
  const find = (at: number): number => (group[at] === at ? at : find(group[at] ?? at));
  for (const { plus, minus } of system.sums) {
    const [first = 0, ...others] = [...plus, ...minus];
    for (const other of others) group[find(other)] = find(first);
  }
  const roots = [...new Set(system.names.map((_, at) => find(at)))];
  return roots.map((root) => partOf(system, (at) => find(at) === root));
}

function partOf(system: System, isIn: (at: number) => boolean): System {
  const places = system.names.map((_, at) => at).filter(isIn);
  const placed = new Map(places.map((place, at) => [place, at]));
  const moved = (numbers: number[]) => numbers.map((number) => placed.get(number) ?? 0);
  return {
    names: places.map((place) => system.names[place] ?? ''),
    low: places.map((place) => system.low[place] ?? 0),
    high: places.map((place) => system.high[place] ?? 0),
    sums: system.sums
      .filter(({ plus, minus }) => isIn([...plus, ...minus][0] ?? -1))
      .map((each) => ({ ...each, plus: moved(each.plus), minus: moved(each.minus) })),
  };
}
