import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { among } from '@/db/among';
import type { Recorder } from '@/db/audit';
import { change, notYours } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { destroyPersonKeys, personKeys } from '@/db/keys';
import {
  cases,
  drafts,
  episodeAnswers,
  episodes,
  retraffickingFindings as findings,
  fingerprints,
  intakeRows,
  intakes,
  merges,
  notices,
  personPairs,
  persons,
  returnSteps,
  sectionVersions,
  statusSteps,
} from '@/db/schema';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { takeBackWithin } from '@/features/matching/commands/take-back';
import { suspectWithin } from '@/features/people/again';
import { forgetPeople } from '@/features/people/memory';
import type { Staff } from '@/lib/actor';
import { isRefused, NotFound, type Refused } from '@/lib/errors';
import { partTime } from '@/lib/part-time';
import { maySeeIntake, mayUndoIntake } from '../access';
import { type CameIn, workedOn } from '../queries/worked-on';
import { isBeingWritten } from './write-rows';

export type CannotUndo = 'not-yours' | 'being-written' | 'all-worked-on';
export type Undone = { undone: number; stayed: string[] };

/** Cases taken back at a time, all in one transaction. */
const SLICE = 100;

/**
 * Takes an intake back as one act: its cases, people and waiting rows are gone, and whoever was joined with somebody on
 * file is parted again. Cases that somebody has worked on since stay, and are told.
 */
export async function undoIntake(actor: Staff, id: string, now = new Date()): Promise<Undone | Refused<CannotUndo>> {
  const [intake] = await (await db()).select().from(intakes).where(eq(intakes.id, id));
  if (!intake || !maySeeIntake(actor, intake.officeId)) throw new NotFound('intake');
  if (!mayUndoIntake(actor, intake)) return notYours(actor, 'intake.undo');
  if (isBeingWritten(id)) return { refused: 'being-written' };
  const keys = await keysOfJoined(id);
  const gone: string[] = [];
  const undone = await change(actor, async (tx, audit): Promise<Undone | Refused<CannotUndo>> => {
    const came = await cameIn(tx, actor, id);
    const [back, rest] = [await whoGoes(tx, audit, actor, came, keys), partTime()];
    const stayed = came.filter(({ caseId }) => !back.some((each) => each.caseId === caseId));
    const others = await dropRows(tx, id, back);
    if (back.length + others.length === 0) return { refused: 'all-worked-on' };
    for (let at = 0; at < back.length; at += SLICE) {
      await dropCases(tx, back.slice(at, at + SLICE));
      await rest();
    }
    if (stayed.length === 0) await tx.delete(intakes).where(eq(intakes.id, id));
    const details = { intake: id, count: back.length, stayed: stayed.length };
    await audit.record({ act: 'intake.undone', subject: { kind: 'office', id: intake.officeId }, details });
    for (const keptId of new Set(back.flatMap(({ keptId }) => keptId ?? [])))
      await suspectWithin(tx, audit, keptId, now);
    gone.push(...back.map(({ personId }) => personId), ...others);
    return { undone: back.length, stayed: stayed.map(({ reference }) => reference) };
  });
  if (isRefused(undone)) return undone;
  await destroyPersonKeys(gone);
  await forgetPeople(gone);
  return undone;
}

/** The keys of the people on file with whom rows were joined: fetched before the change, which talks to the base alone. */
async function keysOfJoined(id: string): Promise<Map<string, Buffer>> {
  const rows = await (await db())
    .select({ keptId: merges.keptId })
    .from(intakeRows)
    .innerJoin(merges, and(eq(merges.joinedId, intakeRows.personId), isNull(merges.undoneAt)))
    .where(and(eq(intakeRows.intakeId, id), eq(intakeRows.state, 'logged')));
  return personKeys(rows.map(({ keptId }) => keptId));
}

type Came = CameIn & { lockedOut: boolean; keptId: string | null };

async function cameIn(tx: Writer, actor: Staff, id: string): Promise<Came[]> {
  return tx
    .select({
      caseId: cases.id,
      personId: cases.personId,
      episodeId: cases.episodeId,
      reference: cases.reference,
      createdAt: cases.createdAt,
      updatedAt: cases.updatedAt,
      keptId: persons.sameAs,
      ...exceptionsFor(actor),
    })
    .from(intakeRows)
    .innerJoin(cases, eq(cases.id, intakeRows.caseId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(eq(intakeRows.intakeId, id))
    .orderBy(desc(cases.createdAt), desc(cases.id));
}

/** The cases that can go: nobody has worked on them, nobody is locked out of them, and their people could be parted. */
async function whoGoes(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  came: Came[],
  keys: Map<string, Buffer>,
): Promise<Came[]> {
  const back: Came[] = [];
  for (let at = 0; at < came.length; at += SLICE) {
    const some = came.slice(at, at + SLICE);
    const worked = await workedOn(tx, some);
    for (const each of some) {
      if (worked.has(each.caseId) || each.lockedOut) continue;
      if (!each.keptId || (await parted(tx, audit, actor, each, keys))) back.push(each);
    }
  }
  return back;
}

/** The last that was joined is parted first: in between the person was never anything else. */
async function parted(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { personId, keptId }: Came,
  keys: Map<string, Buffer>,
): Promise<boolean> {
  const [merge] = await tx
    .select()
    .from(merges)
    .where(and(eq(merges.joinedId, personId), isNull(merges.undoneAt)));
  const key = keys.get(keptId ?? '');
  return merge !== undefined && key !== undefined && takeBackWithin(tx, audit, actor, merge, key);
}

/** All rows of the list but those whose cases stay; answers the people who never came to be. */
async function dropRows(tx: Writer, id: string, back: Came[]): Promise<string[]> {
  const waiting = and(eq(intakeRows.intakeId, id), inArray(intakeRows.state, ['waiting', 'ready', 'left']));
  const gone = await tx
    .delete(intakeRows)
    .where(waiting)
    .returning({ id: intakeRows.id, personId: intakeRows.personId, state: intakeRows.state });
  // A row in somebody's draft is a case of its own by now, also where they have only just begun it.
  const begun = await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(
      among(
        drafts.id,
        gone.map((row) => row.id),
      ),
    );
  const taken = new Set(begun.map((draft) => draft.id));
  await tx.delete(intakeRows).where(and(eq(intakeRows.intakeId, id), eq(intakeRows.state, 'taken')));
  for (let at = 0; at < back.length; at += SLICE) {
    const ids = back.slice(at, at + SLICE).map(({ caseId }) => caseId);
    await tx.delete(intakeRows).where(inArray(intakeRows.caseId, ids));
  }
  // Of a row that was left out the person is somebody on file.
  return gone.flatMap((row) => (row.personId && row.state !== 'left' && !taken.has(row.id) ? [row.personId] : []));
}

/** Every row that entering these cases wrote, the last first. */
async function dropCases(tx: Writer, some: Came[]): Promise<void> {
  const [caseIds, personIds, episodeIds] = (['caseId', 'personId', 'episodeId'] as const).map((key) =>
    some.map((each) => each[key]),
  ) as [string[], string[], string[]];
  await tx.delete(findings).where(or(inArray(findings.laterId, episodeIds), inArray(findings.earlierId, episodeIds)));
  await tx.delete(statusSteps).where(inArray(statusSteps.caseId, caseIds));
  await tx.delete(returnSteps).where(inArray(returnSteps.caseId, caseIds));
  await tx.delete(cases).where(inArray(cases.id, caseIds));
  await tx.delete(episodeAnswers).where(inArray(episodeAnswers.episodeId, episodeIds));
  await tx.delete(episodes).where(inArray(episodes.id, episodeIds));
  await tx.delete(fingerprints).where(inArray(fingerprints.personId, personIds));
  await tx
    .delete(personPairs)
    .where(or(inArray(personPairs.oneId, personIds), inArray(personPairs.otherId, personIds)));
  const records = [...caseIds, ...personIds, ...episodeIds];
  await tx.delete(sectionVersions).where(inArray(sectionVersions.recordId, records));
  await tx.delete(persons).where(inArray(persons.id, personIds));
  // What was told of a case that is no more leads nowhere.
  const told = some.map(({ reference }) => JSON.stringify({ reference }));
  await tx.delete(notices).where(and(eq(notices.kind, 'retrafficking-suspected'), inArray(notices.details, told)));
}
