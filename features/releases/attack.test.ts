import fc from 'fast-check';
import highsLoader from 'highs';
import { expect, test } from 'vitest';
import { countriesOf, countryCodes } from '@/lib/vocabulary';
import { type Release, type World, worlds } from '@/test/release-worlds';
import { check } from './checker';
import { type Frozen, frozenWith, monthNames } from './frozen';
import { exactCells, published } from './numbers';
import { bases, type Cell, nameOf } from './statistics';

const highs = await highsLoader();

/** Fifty worlds, always the same. */
const fifty = { numRuns: 50, seed: 20_261_130 };
const YEAR = '2026';

test('Of fifty worlds of twelve monthly releases an integer programme recovers no small count, and the checker agrees', () => {
  let attacked = 0;
  fc.assert(
    fc.property(worlds, ({ releases }) => {
      for (const told of readersOf(releases)) {
        const { recovered, tried } = attack(told);
        attacked += tried;
        expect(recovered).toEqual([]);
      }
      expect(check(releases)).toMatchObject({ safe: true, tightest: 5 });
    }),
    fifty,
  );
  expect(attacked).toBeGreaterThan(1000);
});

test('With the rounding switched off both find what leaks, in every one of the fifty', () => {
  fc.assert(
    fc.property(worlds, ({ releases, frozen }) => {
      const exact = [...releases.slice(0, -1), { ...lastOf(releases), cells: exactCells(frozen) }];
      const small = smallIn(exactCells(frozen));
      const { recovered } = attack(exact);
      const verdict = check(exact);
      expect(verdict.safe).toBe(false);
      if (small.length > 0) {
        expect(recovered).not.toEqual([]);
        expect(verdict.findings.filter(({ workedOut }) => workedOut)).not.toEqual([]);
      }
      expect(recovered.filter((name) => !verdict.findings.some((finding) => finding.name === name))).toEqual([]);
    }),
    fifty,
  );
});

test('A total that is rounded by itself alone, not within what its months leave open, says that none of them is empty', () => {
  const quiet = ofMonths([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
  const cells = published('partner', quiet);
  expect(totalOf(cells)).toBe(40);
  expect(check([{ kind: 'partner', cells }])).toMatchObject({ safe: true, tightest: 5 });
  const independent = withTotal(cells, 45);
  expect(check([{ kind: 'partner', cells: independent }])).toMatchObject({ safe: false, tightest: 4 });
});

test('An exact total over quiet months gives every one of them away, to the programme and to the checker', () => {
  const told = withTotal(published('partner', ofMonths([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4])), 48);
  const months = monthNames(YEAR).map((month) => `months/cases_handled/${month}/`);
  expect(attack([{ kind: 'partner', month: `${YEAR}-12`, cells: told }]).recovered).toEqual(
    expect.arrayContaining(months),
  );
  const { findings, unrounded } = check([{ kind: 'partner', cells: told }]);
  expect(findings.filter(({ workedOut }) => workedOut).map(({ name }) => name)).toEqual(expect.arrayContaining(months));
  expect(unrounded).toEqual([`years/cases_handled/${YEAR}/`]);
});

test('A month that follows its corrections tells what it was, to whoever knows of one late entry; frozen it does not', () => {
  const before = ofMonths([9, 3]);
  const corrected = ofMonths([10, 3, 6]);
  const told = (second: Frozen): Release[] => [
    { kind: 'public', month: `${YEAR}-02`, cells: published('public', before) },
    { kind: 'public', month: `${YEAR}-03`, cells: published('public', second) },
  ];
  const january = `months/cases_handled/${YEAR}-01/`;
  const moving = told(corrected);
  expect(knowingOfOneMore(moving, january)).toEqual([9]);
  expect(check(moving)).toMatchObject({ safe: false, moved: [january] });
  const frozen = told(frozenWith(before, corrected));
  expect(knowingOfOneMore(frozen, january)).toHaveLength(10);
  expect(check(frozen)).toMatchObject({ safe: true, moved: [] });
});

test('In every one of the fifty, December made anew from the corrected base is refused where it says something else', () => {
  fc.assert(
    fc.property(worlds, ({ releases, corrected }: World) => {
      const anew: Release = { ...lastOf(releases), cells: published('public', corrected) };
      const before = new Map(lastOf(releases).cells.map((cell) => [nameOf(cell), cell.value]));
      const told = releases
        .filter(({ kind }) => kind === 'public')
        .slice(0, -1)
        .flatMap(({ cells }) => cells.map(nameOf));
      const differs = anew.cells.filter(
        (cell) => told.includes(nameOf(cell)) && before.get(nameOf(cell)) !== cell.value,
      );
      expect(check([...releases.slice(0, -1), anew]).moved).toEqual(expect.arrayContaining(differs.map(nameOf)));
    }),
    fifty,
  );
});

const readersOf = (releases: Release[]) => [releases.filter(({ kind }) => kind === 'public'), releases];
const lastOf = (releases: Release[]) => releases.at(-1) as Release;
const totalOf = (cells: Cell[]) => cells.find((cell) => nameOf(cell) === `years/cases_handled/${YEAR}/`)?.value;
const withTotal = (cells: Cell[], value: number) =>
  cells.map((cell) => (nameOf(cell) === `years/cases_handled/${YEAR}/` ? { ...cell, value } : cell));
const smallIn = (cells: Cell[]) =>
  cells.filter(({ table, value }) => table === 'months' && value > 0 && value < bases.partner);

/** Frozen months with so many cases each, all to Cambodia; the year too, when there are twelve. */
function ofMonths(counts: number[]): Frozen {
  const none = { sex: {}, age_band: {}, province: {}, channel: {} };
  const month = (count: number) => ({
    counts: { cases_handled: count, persons_repatriated: 0 },
    by: { ...none, destination: { KH: count } },
  });
  return {
    months: Object.fromEntries(counts.map((count, at) => [monthNames(YEAR)[at], month(count)])),
    years: counts.length === 12 ? { [YEAR]: { persons_assisted: 0, persons_repatriated: 0 } } : {},
  };
}

/**
 * The attack, written for this test and from the published numbers alone. Every number is a whole count in its interval;
 * months make the year; rows make no more than the year; countries make the region and, with all that have no row, the
 * year; persons are no more than cases. Recovered is what has one solution between 1 and the threshold.
 */
function attack(releases: Release[]): { recovered: string[]; tried: number } {
  const threshold = Math.min(...releases.map(({ kind }) => bases[kind]));
  // A total may be lowered (the package says so): first as if it never were, then as it may be.
  for (const slack of [0, threshold, 1000]) {
    const program = programOf(releases, threshold, slack);
    const small = [...program.bounds].filter(([, [low]]) => low < threshold).map(([name]) => name);
    const most = solved(program, 'Maximize', small);
    if (!most) continue;
    const least = solved(program, 'Minimize', small) as Map<string, number>;
    const recovered = small.filter((name) => {
      if (most.get(name) !== least.get(name)) return false;
      const [low, high] = [
        solved(program, 'Minimize', [name])?.get(name),
        solved(program, 'Maximize', [name])?.get(name),
      ];
      return low === high && low !== undefined && low > 0 && low < threshold;
    });
    return { recovered, tried: small.length };
  }
  throw new Error('no world fits what was published');
}

type Program = { bounds: Map<string, [number, number]>; lines: string[] };

function programOf(releases: Release[], threshold: number, slack: number): Program {
  const bounds = new Map<string, [number, number]>();
  for (const { kind, cells } of releases)
    for (const cell of cells) {
      const isRounded = cell.value % bases[kind] === 0;
      const most = cell.value + (isRounded ? bases[kind] - 1 + (cell.table === 'months' ? 0 : slack) : 0);
      const [low, high] = bounds.get(nameOf(cell)) ?? [0, 1e6];
      bounds.set(nameOf(cell), [Math.max(low, cell.value), Math.min(high, most)]);
    }
  const named = (start: string) => [...bounds.keys()].filter((name) => name.startsWith(start));
  const lines: string[] = [];
  const add = (plus: string[], minus: string[], relation: string) => {
    if (plus.length + minus.length > 0) lines.push(`${signed(plus, '+')} ${signed(minus, '-')} ${relation}`);
  };
  const year = `years/cases_handled/${YEAR}/`;
  if (bounds.has(year)) {
    add(named(`months/cases_handled/${YEAR}`), [year], '= 0');
    const returned = `years/persons_repatriated/${YEAR}/`;
    const months = named(`months/persons_repatriated/${YEAR}`);
    add(months, [returned], '>= 0');
    for (const month of months) add([returned], [month], '>= 0');
    add([year], [`years/persons_assisted/${YEAR}/`], '>= 0');
    for (const dimension of ['sex', 'age_band', 'province']) add([year], named(`${dimension}/`), '>= 0');
    for (const row of named('channel/')) add([year], [row], '>= 0');
    const asean = countriesOf('southeast_asia', `${YEAR}-12-31`);
    const rows = named('destination/');
    const inside = rows.filter((name) => asean.includes(name.slice(-2)));
    const outside = rows.filter((name) => !inside.includes(name));
    const region = named('region/');
    const rest = (all: number, listed: number) => (threshold - 1) * (all - listed);
    add(region, inside, '>= 0');
    add(region, inside, `<= ${rest(asean.length, inside.length)}`);
    add([year], [...region, ...outside], '>= 0');
    add([year], [...region, ...outside], `<= ${rest(countryCodes.length - asean.length, outside.length)}`);
  }
  return { bounds, lines };
}

const signed = (names: string[], sign: '+' | '-') => names.map((name) => `${sign} ${variable(name)}`).join(' ');
const variables = new Map<string, string>();

/** The programme wants short names. */
function variable(name: string): string {
  const known = variables.get(name) ?? `x${variables.size}`;
  variables.set(name, known);
  return known;
}

/** The values of all numbers in a world that fits and has the least, or the most, of these; undefined where none fits. */
function solved(
  { bounds, lines }: Program,
  way: 'Minimize' | 'Maximize',
  of: string[],
): Map<string, number> | undefined {
  const text = [
    way,
    ` obj: ${signed(of, '+') || '0 x0'}`,
    'Subject To',
    ...lines.map((line, at) => ` c${at}: ${line}`),
    'Bounds',
    ...[...bounds].map(([name, [low, high]]) => ` ${low} <= ${variable(name)} <= ${high}`),
    'General',
    ` ${[...bounds.keys()].map(variable).join(' ')}`,
    'End',
  ].join('\n');
  const { Status, Columns } = highs.solve(text);
  if (Status !== 'Optimal') return undefined;
  return new Map([...bounds.keys()].map((name) => [name, Math.round(Columns[variable(name)]?.Primal ?? 0)]));
}

/** What a count can have been for whoever knows that it grew by just one between two releases. */
function knowingOfOneMore(releases: Release[], name: string): number[] {
  const [before, after] = releases.map(({ kind, cells }) => {
    const value = cells.find((cell) => nameOf(cell) === name)?.value ?? 0;
    return { low: value, high: value + bases[kind] - 1 };
  });
  // Frozen, the second says nothing of the corrected month.
  const moved = before?.low !== after?.low;
  const possible = Array.from({ length: 100 }, (_, count) => count);
  return possible.filter(
    (count) =>
      count >= (before?.low ?? 0) &&
      count <= (before?.high ?? 0) &&
      (!moved || (count + 1 >= (after?.low ?? 0) && count + 1 <= (after?.high ?? 0))),
  );
}
