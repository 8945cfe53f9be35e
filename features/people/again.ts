import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { caseLocks, cases, episodes, retraffickingFindings as findings } from '@/db/schema';
import { notify } from '@/features/notices/commands';
import { isBefore, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { isAbsence } from '@/lib/vocabulary';
import { answerOf, type Decided, giveBackTyped, writeDecision } from './finding-column';
import { recordsOf } from './records';

/** One stretch of exploitation: what the files of all offices on it tell together. */
export type Stretch = {
  /** When it began and ended, each as precise as it was told; undefined where nobody knows. */
  began?: string;
  ended?: string;
};

type EpisodeFacts = Pick<typeof episodes.$inferSelect, 'startedOn' | 'recruitedOn' | 'endedOn' | 'exitManner'>;
type CaseFacts = Pick<typeof cases.$inferSelect, 'handledOn' | 'returnedOn' | 'closedOn'>;

/**
 * Whether a stretch is one of being taken again: it began after the other had ended. Where the dates do not tell the
 * order (both in one month, or only a year is known), it is not: nobody is suspected for want of a date.
 */
export function isAgain(earlier: Stretch, later: Stretch): boolean {
  return earlier.ended !== undefined && later.began !== undefined && isBefore(earlier.ended, later.began);
}

/**
 * A stretch from the episodes that tell of it and the cases on them. It ended with the earliest of: its last month, the
 * first day in Indonesia, and, where only the manner of the exit is known, the day a case was closed after it. It began
 * with its first month, else the month of recruitment, else the day it was first handled: which is no later than its end.
 */
export function stretchOf(told: EpisodeFacts[], handled: CaseFacts[]): Stretch {
  const out = told.some(({ exitManner }) => exitManner && exitManner !== 'still_inside' && !isAbsence(exitManner));
  const ends = [...told.map((each) => each.endedOn), ...handled.map((each) => each.returnedOn)];
  const ended = earliest(ends) ?? (out ? earliest(handled.map((each) => each.closedOn)) : undefined);
  const began =
    earliest(told.map((each) => each.startedOn)) ??
    earliest(told.map((each) => each.recruitedOn)) ??
    earliest([...handled.map((each) => each.handledOn), ended]);
  return { began, ended };
}

/** The earliest of some dates; of two that may be the same, the more precise. */
function earliest(dates: (string | null | undefined)[]): string | undefined {
  return dates
    .filter((date): date is string => Boolean(date))
    .reduce<string | undefined>((first, date) => {
      if (first === undefined || isBefore(date, first)) return date;
      return !isBefore(first, date) && date.length > first.length ? date : first;
    }, undefined);
}

/** One episode of a person as it is counted: by the id that speaks, with the cases on it. */
export type Told = Stretch & {
  id: string;
  /** Ids of all episodes that tell of it. */
  all: string[];
  cases: (typeof cases.$inferSelect)[];
  /** The first day it was handled; undefined where no case on it counts. */
  handledOn?: string;
};

const uncounted = ['duplicate', 'out_of_scope'];

/** The episodes of some records, each with what all offices told of it, in the order in which they were handled. */
export async function toldOf(from: Pick<Writer, 'select'>, records: string[]): Promise<Told[]> {
  const rows = await from.select().from(episodes).where(inArray(episodes.personId, records));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const files = await from.select().from(cases).where(inArray(cases.episodeId, ids));
  const groups = Map.groupBy(rows, (row) => row.sameAs ?? row.id);
  const told = [...groups].map(([id, group]) => {
    const all = group.map((each) => each.id);
    const own = files.filter(({ episodeId }) => all.includes(episodeId)).toSorted(byHandling);
    // Whoever was entered twice, or is none of ours, was not taken again.
    const counted = own.filter(({ closureReason }) => !uncounted.includes(closureReason ?? ''));
    return { id, all, cases: own, handledOn: counted[0]?.handledOn, ...stretchOf(group, counted) };
  });
  return told.toSorted((a, b) => ((a.handledOn ?? '') < (b.handledOn ?? '') ? -1 : 1));
}

const byHandling = (a: { handledOn: string; id: string }, b: { handledOn: string; id: string }) =>
  a.handledOn < b.handledOn || (a.handledOn === b.handledOn && a.id < b.id) ? -1 : 1;

/** The episodes that had ended when a later one began, the last of them first. */
export function earlierThan(later: Told, all: Told[]): Told[] {
  return all
    .filter((each) => each.id !== later.id && each.handledOn !== undefined && isAgain(each, later))
    .toSorted((a, b) => (isBefore(b.ended ?? '', a.ended ?? '') ? -1 : 1));
}

type Finding = typeof findings.$inferSelect;

/**
 * Within a change: brings what is suspected of a person in step with what is known. A later episode gets a suspicion
 * once; what staff decided stays, unless the episodes are no longer of one person, or are one and the same.
 */
export async function suspectWithin(tx: Writer, audit: Recorder, personId: string, now = new Date()): Promise<void> {
  const all = await toldOf(tx, await recordsOf(tx, personId));
  const ids = all.flatMap((each) => each.all);
  if (ids.length === 0) return;
  const standing = await tx
    .select()
    .from(findings)
    .where(and(isNull(findings.until), or(inArray(findings.laterId, ids), inArray(findings.earlierId, ids))));
  const over = standing.filter((finding) => !stillHolds(finding, all));
  for (const finding of over) await end(tx, audit, finding, all, now);
  for (const later of all) await suspect(tx, audit, later, { all, standing, over }, now);
}

function stillHolds({ laterId, earlierId, state }: Finding, all: Told[]): boolean {
  const later = all.find(({ id }) => id === laterId);
  const earlier = all.find((each) => each.all.includes(earlierId));
  if (!later || !earlier || later === earlier) return false;
  return state !== 'suspected' || (later.handledOn !== undefined && earlierThan(later, all).length > 0);
}

async function end(tx: Writer, audit: Recorder, finding: Finding, all: Told[], now: Date): Promise<void> {
  await tx
    .update(findings)
    .set({ until: today(now) })
    .where(eq(findings.id, finding.id));
  const of = or(eq(episodes.id, finding.laterId), eq(episodes.sameAs, finding.laterId));
  const joined = await tx
    .select({ file: cases })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(of);
  const files = joined.map(({ file }) => file);
  const reference = files.toSorted(byHandling)[0]?.reference ?? '';
  // Joined with another office's episode: what was decided of it is decided of both.
  const joinedTo = all.find((each) => each.id !== finding.laterId && each.all.includes(finding.laterId));
  if (finding.state !== 'suspected' && !joinedTo) await giveBackTyped(tx, files);
  await audit.record({ act: 'retrafficking.lapsed', subject: { kind: 'case', id: reference } });
}

type Known = { all: Told[]; standing: Finding[]; over: Finding[] };

async function suspect(tx: Writer, audit: Recorder, later: Told, known: Known, now: Date): Promise<void> {
  const [earlier] = earlierThan(later, known.all);
  const held = known.standing.find((finding) => finding.laterId === later.id && !known.over.includes(finding));
  if (held && held.state !== 'suspected') return keep(tx, audit, later, held.state, held.on);
  if (!earlier || later.handledOn === undefined) return;
  if (held) {
    // The day it was first handled may have been corrected since.
    if (held.on !== later.handledOn)
      await tx.update(findings).set({ on: later.handledOn }).where(eq(findings.id, held.id));
    return;
  }
  const decided = known.over.find(
    ({ laterId, state }) => state !== 'suspected' && laterId !== later.id && later.all.includes(laterId),
  );
  await tx.insert(findings).values({
    id: newId(now.getTime()),
    earlierId: earlier.id,
    laterId: later.id,
    state: decided?.state ?? 'suspected',
    // Joinings are taken as known now, so the question stands from the day somebody could have asked it.
    on: decided?.on ?? later.handledOn,
    recordedAt: now,
    recordedBy: decided?.recordedBy ?? 'rule',
  });
  if (decided && decided.state !== 'suspected')
    return writeDecision(tx, audit, later.cases, { state: decided.state, on: decided.on, first: true });
  const reference = later.cases[0]?.reference ?? '';
  await audit.record({ act: 'retrafficking.suspected', subject: { kind: 'case', id: reference } });
  for (const { assignedTo, reference: number } of later.cases)
    if (assignedTo && !(await isLockedOut(tx, assignedTo, earlier)))
      await notify(tx, [assignedTo], 'retrafficking-suspected', { reference: number }, now);
}

/** What was decided stands in every case of the episode, also in one that came later, or where something else was typed. */
function keep(tx: Writer, audit: Recorder, { cases: files }: Told, state: Decided, on: string): Promise<void> {
  const others = files.filter(({ retrafficking }) => retrafficking !== answerOf[state]);
  return writeDecision(tx, audit, others, { state, on, first: true, kept: true });
}

/** Whether a colleague must not know of the earlier episode. */
async function isLockedOut(tx: Writer, userId: string, { cases: files }: Told): Promise<boolean> {
  const ids = files.map(({ id }) => id);
  const where = and(eq(caseLocks.userId, userId), inArray(caseLocks.caseId, ids), isNull(caseLocks.liftedAt));
  const locks = await tx.select({ id: caseLocks.id }).from(caseLocks).where(where).limit(1);
  return locks.length > 0;
}
