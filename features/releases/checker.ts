import { knownOf, type Told } from './relations';
import { bases, type Cell, nameOf } from './statistics';
import { narrowed, parts, rangeOf } from './system';

/** A count that is told too well: what it can still be, with all that is published before one. */
export type Finding = { name: string; low: number; high: number; workedOut: boolean };

export type Verdict = {
  safe: boolean;
  /** How many small counts were tried, and how many values the best known of them can still have. */
  tried: number;
  tightest: number | null;
  findings: Finding[];
  /** Numbers that do not say what an earlier release of the same kind said. */
  moved: string[];
  /** Numbers that are no multiple of what theirs are rounded to. */
  unrounded: string[];
  /** Years in which no world fits all numbers: something is wrong with them, and that is told too. */
  impossible: string[];
};

/**
 * Whether these releases may all be out, read side by side. Tried twice: by whoever has the public ones, and by whoever
 * has all. Safe when every count that could be below the threshold can still have as many values as the threshold, so
 * that it is told no better than by its own rounded number; each end is proven by a whole world that fits.
 */
export function check(releases: Told[]): Verdict {
  const readers = [releases.filter(({ kind }) => kind === 'public'), releases].filter((told) => told.length > 0);
  const verdicts = readers.flatMap((told) => yearsIn(told).map((year) => checkYear(year, told)));
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const moved = movedIn(releases);
  const unrounded = unroundedIn(releases);
  const impossible = [...new Set(verdicts.flatMap((verdict) => verdict.impossible))];
  const widths = verdicts.flatMap(({ tightest }) => (tightest === null ? [] : [tightest]));
  return {
    safe: [findings, moved, unrounded, impossible].every((list) => list.length === 0),
    tried: verdicts.reduce((total, { tried }) => total + tried, 0),
    tightest: widths.length > 0 ? Math.min(...widths) : null,
    findings: [...new Map(findings.map((finding) => [finding.name, finding])).values()],
    moved,
    unrounded,
    impossible,
  };
}

type YearVerdict = Pick<Verdict, 'tried' | 'tightest' | 'findings' | 'impossible'>;

function checkYear(year: string, releases: Told[]): YearVerdict {
  const { system, small, threshold } = knownOf(year, releases);
  const wanted = new Set(small);
  let tried = 0;
  let tightest: number | null = null;
  const findings: Finding[] = [];
  for (const part of parts(system)) {
    const root = narrowed(part);
    if (!root) return { tried, tightest, findings, impossible: [year] };
    for (const [number, name] of part.names.entries()) {
      if (!wanted.has(name)) continue;
      tried += 1;
      const range = rangeOf(part, number, root);
      const values = range ? range.high - range.low + 1 : 0;
      tightest = tightest === null ? values : Math.min(tightest, values);
      if (values < threshold)
        findings.push({ name, low: range?.low ?? 0, high: range?.high ?? 0, workedOut: values <= 1 });
    }
  }
  return { tried, tightest, findings, impossible: [] };
}

const yearsIn = (releases: Told[]) =>
  [...new Set(releases.flatMap(({ cells }) => cells.map(({ period }) => period.slice(0, 4))))].sort();

function unroundedIn(releases: Told[]): string[] {
  const names = releases.flatMap(({ kind, cells }) =>
    cells.filter((cell) => cell.value % bases[kind] !== 0).map(nameOf),
  );
  return [...new Set(names)];
}

const yearOf = ({ period }: Cell) => `years/cases_handled/${period}/`;

/** Later releases repeat what earlier ones of their kind said, to the unit. */
function movedIn(releases: Told[]): string[] {
  const moved = new Set<string>();
  for (const kind of ['public', 'partner'] as const) {
    const first = new Map<string, number>();
    for (const { cells } of releases.filter((each) => each.kind === kind)) {
      const now = new Map(cells.map((cell) => [nameOf(cell), cell.value]));
      for (const [name, value] of first) if (now.get(name) !== value) moved.add(name);
      // A row that was not there said "fewer than the base"; it may not appear once its year is out.
      const years = new Set(cells.filter((cell) => first.has(yearOf(cell))).map(nameOf));
      for (const [name, value] of now) {
        if (!first.has(name) && years.has(name)) moved.add(name);
        if (!first.has(name)) first.set(name, value);
      }
    }
  }
  return [...moved];
}
