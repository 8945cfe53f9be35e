import type { Facts } from '@/db/facts';
import type { Figure } from '@/features/figures/input';
import { type Members, TOTAL } from '@/features/figures/members';
import type { Span } from '@/features/reports/queries';

export type FigureName = `${'handled' | 'southeastAsia' | 'repatriated' | 'retrafficked' | 'channels'}.${Span}`;

/** Why a case is counted otherwise than it was. */
export const changeKinds = [
  /** Handled then, recorded afterwards. */
  'entered',
  /** The return of then was recorded afterwards. */
  'returned',
  /** Destination, day, office or channel are known better. */
  'corrected',
  /** Closed as a duplicate or as not ours, or no longer accepted, with a day before. */
  'excluded',
  /** Accepted or opened again with a day before. */
  'accepted',
  /** Found to be of a person who is on file already; or found not to be. */
  'joined',
  'parted',
  /** What is said of being taken again was added, changed or withdrawn. */
  'again',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A coded fact that reads otherwise. */
export type Correction = {
  fact: 'destination' | 'handledOn' | 'returnedOn' | 'office' | 'channel';
  from: string;
  to: string;
};

export type Change = { caseId: string; kind: ChangeKind; corrections: Correction[] };

/** Which number of a figure: the whole, an answer, or a reason for having none. */
export type Part = 'total' | 'rows' | 'absent';

/** A number that would read otherwise today. The sum of `by` over the causes is the difference. */
export type Difference = {
  figure: FigureName;
  part: Part;
  key: string;
  before: number;
  after: number;
  causes: { caseId: string; by: 1 | -1 }[];
};

/** `changes` are those of the cases that some difference names, each once. */
export type Revision = { differences: Difference[]; changes: Change[] };

/** The newest version of each case's facts at two times. */
export type Versions = { before: Map<string, Facts>; after: Map<string, Facts> };

/** Who is under each number of a figure at two times. */
export type Membership = { before: Members; after: Members };

/** The figures of an edition as they were counted, and who is under them at both times. */
export type Counted = { name: FigureName; figure: Figure; members: Membership };

/**
 * How the figures of an edition would read now. `versions` holds every case that changed between, and all cases of the
 * persons of these; members are of them alone. `handled`: the cases handled until the day of the report.
 */
export function revisionBetween(figures: Counted[], versions: Versions, handled: Membership): Revision {
  const changed = changedIn(versions);
  const differences = figures.flatMap((counted) => differencesIn(counted, changed));
  const named = new Set(differences.flatMap(({ causes }) => causes.map(({ caseId }) => caseId)));
  const asOf = figures[0]?.figure.asOf ?? '';
  const changes = [...named].sort().map((caseId) => changeOf(caseId, { versions, handled, asOf }));
  return { differences, changes };
}

function changedIn({ before, after }: Versions): Set<string> {
  return new Set([...after].filter(([id, facts]) => !isSame(before.get(id), facts)).map(([id]) => id));
}

const isSame = (a: Facts | undefined, b: Facts) => a !== undefined && JSON.stringify(a) === JSON.stringify(b);

function differencesIn({ name, figure, members: { before, after } }: Counted, changed: Set<string>): Difference[] {
  const causeOf = causesBy(before, after, changed);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((at) => {
    const [lost, gained] = [missing(before.get(at), after.get(at)), missing(after.get(at), before.get(at))];
    if (lost.length + gained.length === 0) return [];
    const [part, key] = at.split(':') as [Part, string];
    const was = numberIn(figure, part, key);
    const causes = [
      ...gained.map((unit) => ({ caseId: causeOf(unit, after.get(at)), by: 1 as const })),
      ...lost.map((unit) => ({ caseId: causeOf(unit, before.get(at)), by: -1 as const })),
    ];
    return [{ figure: name, part, key, before: was, after: was + gained.length - lost.length, causes }];
  });
}

/** One number of a figure; nothing where it has no such row. */
function numberIn(figure: Figure, part: Part, key: string): number {
  return part === 'total' ? figure.total : (figure[part].find((row) => row.key === key)?.value ?? 0);
}

const missing = (from: Map<string, string[]> = new Map(), other: Map<string, string[]> = new Map()) =>
  [...from.keys()].filter((unit) => !other.has(unit));

/** Which changed case it was: one of those that put the unit there; else another of the same person, which outweighs them. */
function causesBy(before: Members, after: Members, changed: Set<string>) {
  const ofUnit = new Map<string, string>();
  for (const members of [before, after])
    for (const units of members.values())
      for (const [unit, caseIds] of units)
        for (const caseId of caseIds) if (changed.has(caseId) && !ofUnit.has(unit)) ofUnit.set(unit, caseId);
  return (unit: string, units: Map<string, string[]> = new Map()): string => {
    const cause = units.get(unit)?.find((caseId) => changed.has(caseId)) ?? ofUnit.get(unit);
    if (!cause) throw new Error('a number changed and no case did');
    return cause;
  };
}

type Known = { versions: Versions; handled: Membership; asOf: string };

/** What happened to a case between: the weightiest reason, and each coded fact that reads otherwise. */
function changeOf(caseId: string, known: Known): Change {
  const [then, now] = [known.versions.before.get(caseId), known.versions.after.get(caseId)];
  if (!then || !now) return { caseId, kind: 'entered', corrections: [] };
  const corrections = correctionsOf(then, now);
  return { caseId, kind: kindOf(caseId, then, now, corrections, known), corrections };
}

function kindOf(
  caseId: string,
  then: Facts,
  now: Facts,
  corrections: Correction[],
  { versions, handled, asOf }: Known,
): ChangeKind {
  const [counted, counts] = [handled.before, handled.after].map((members) => members.get(TOTAL)?.has(caseId) ?? false);
  // A day of handling that moved beyond the report's is a correction, though the case does not count any more.
  const isMoved = then.handledOn > asOf !== now.handledOn > asOf;
  if (counted !== counts && !isMoved) return counts ? 'accepted' : 'excluded';
  if (then.returnedOn === undefined && now.returnedOn !== undefined) return 'returned';
  if (corrections.length > 0) return 'corrected';
  if (then.person !== now.person) return sharesPerson(caseId, now, versions.after) ? 'joined' : 'parted';
  return 'again';
}

const sharesPerson = (caseId: string, { person }: Facts, all: Map<string, Facts>) =>
  [...all].some(([id, facts]) => id !== caseId && facts.person === person);

function correctionsOf(then: Facts, now: Facts): Correction[] {
  return (Object.keys(read) as Correction['fact'][])
    .map((fact) => ({ fact, from: read[fact](then), to: read[fact](now) }))
    .filter(({ from, to }) => from !== to);
}

const read: Record<Correction['fact'], (facts: Facts) => string> = {
  destination: ({ destination }) => destination,
  handledOn: ({ handledOn }) => handledOn,
  returnedOn: ({ returnedOn }) => returnedOn ?? '',
  office: ({ office }) => office,
  channel: ({ lists }) => (lists?.recruitment_channel ?? ['not_asked']).join(' '),
};
