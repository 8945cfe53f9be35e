import { inArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import {
  caseNotes,
  cases,
  consents,
  contactPoints,
  determinations,
  episodeAnswers,
  episodes,
  fingerprints,
  followUps,
  persons,
  returnBlocks,
  returnMilestones,
  returnSteps,
  statusSteps,
} from '@/db/schema';
import type { Answers } from '@/features/cases/fields';
import { type Joining, joinPersons } from '@/features/matching/commands/join';
import { openIdentity, openText, sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { citra, machine } from './people';
import { fileOf, logged as loggedStay } from './stays';

/** Opens a case as somebody of its office would; answers its reference. */
export const logged = (actor: Staff, answers: Answers = {}) =>
  loggedStay(actor, { handledOn: '2022-08-10', ...answers });

export async function joined(one: string, other: string, more: Partial<Joining> = {}, now = new Date()) {
  const answer = await joinPersons(citra, { one, other, ...more }, now);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

export const moments = { createdAt: new Date('2026-11-01T03:00:00Z') };

/** Three dated notes, two attempts to ask how somebody is, and how the police see it, in a case. */
export async function noted(reference: string, who: string): Promise<void> {
  const { id: caseId, personId } = await fileOf(reference);
  const key = (await personKeys([personId])).get(personId) as Buffer;
  const common = { caseId, personId, recordedAt: moments.createdAt, recordedBy: 'user-ayu' };
  const text = (table: string, column: string, words: string) =>
    sealText(personId, key, table, column, words) as Buffer;
  await change(machine, async (tx, audit) => {
    for (const day of ['2026-10-01', '2026-10-08', '2026-10-15'])
      await tx
        .insert(caseNotes)
        .values({ id: newId(), ...common, on: day, text: text('case_notes', 'text', `${who}, ${day}`) });
    for (const month of [1, 3])
      await tx.insert(followUps).values({
        ...{ id: newId(), ...common, month, on: '2026-10-20', outcome: 'well' },
        note: text('follow_ups', 'note', `${who}, bulan ${month}`),
      });
    await tx.insert(determinations).values({
      ...{ id: newId(), ...common, status: 'presumed_victim', body: 'police', on: '2026-10-18' },
      reason: text('determinations', 'reason', `${who}, menurut polisi`),
    });
    await tx.insert(returnMilestones).values({
      ...{ id: newId(), ...common, kind: 'travel_document', document: 'splp', on: '2026-10-21' },
      number: text('return_milestones', 'number', `${who}, SPLP 7788`),
    });
    await tx.insert(returnBlocks).values({
      ...{ id: newId(), ...common, kind: 'health', from: '2026-10-22' },
      note: text('return_blocks', 'note', `${who}, dirawat`),
    });
    await audit.record({ act: 'test', subject: { kind: 'case', id: reference } });
  });
}

/**
 * Every row of these records, and what the sealed ones say. Only what has to move on is left out: the sequence by which
 * the indexes read anew.
 */
export async function everythingOf(records: string[]) {
  const reader = await db();
  const keys = await personKeys(records);
  const keyOf = (id: string) => keys.get(id) as Buffer;
  const people = await reader.select().from(persons).where(inArray(persons.id, records));
  const told = await reader.select().from(episodes).where(inArray(episodes.personId, records));
  const files = await reader.select().from(cases).where(inArray(cases.personId, records));
  const ids = files.map(({ id }) => id);
  const ways = await reader.select().from(contactPoints).where(inArray(contactPoints.personId, records));
  const said = await reader.select().from(consents).where(inArray(consents.personId, records));
  const notes = await reader.select().from(caseNotes).where(inArray(caseNotes.personId, records));
  const asked = await reader.select().from(followUps).where(inArray(followUps.personId, records));
  const seen = await reader.select().from(determinations).where(inArray(determinations.personId, records));
  const reached = await reader.select().from(returnMilestones).where(inArray(returnMilestones.personId, records));
  const kept = await reader.select().from(returnBlocks).where(inArray(returnBlocks.personId, records));
  const prints = await reader.select().from(fingerprints).where(inArray(fingerprints.personId, records));
  const episodeIds = told.map(({ id }) => id);
  return JSON.parse(
    JSON.stringify({
      persons: byId(people).map(({ identitySeq: _, ...row }) => row),
      identities: byId(people).map(({ id, identity }) => openIdentity(id, keyOf(id), identity)),
      prints: byId(prints),
      episodes: byId(told),
      answers: byId(await reader.select().from(episodeAnswers).where(inArray(episodeAnswers.episodeId, episodeIds))),
      cases: byId(files),
      statuses: byId(await reader.select().from(statusSteps).where(inArray(statusSteps.caseId, ids))),
      returns: byId(await reader.select().from(returnSteps).where(inArray(returnSteps.caseId, ids))),
      ways: byId(ways),
      waysOpened: byId(ways).map((row) => [
        openText(row.personId, keyOf(row.personId), 'contact_points', 'value', row.value),
        openText(row.personId, keyOf(row.personId), 'contact_points', 'terms', row.terms),
      ]),
      said: byId(said),
      saidOpened: byId(said).map((row) =>
        openText(row.personId, keyOf(row.personId), 'consents', 'purpose', row.purpose),
      ),
      notes: byId(notes),
      notesOpened: byId(notes).map((row) =>
        openText(row.personId, keyOf(row.personId), 'case_notes', 'text', row.text),
      ),
      asked: byId(asked),
      askedOpened: byId(asked).map((row) =>
        openText(row.personId, keyOf(row.personId), 'follow_ups', 'note', row.note),
      ),
      seen: byId(seen),
      seenOpened: byId(seen).map((row) =>
        openText(row.personId, keyOf(row.personId), 'determinations', 'reason', row.reason),
      ),
      reached: byId(reached),
      reachedOpened: byId(reached).map((row) =>
        openText(row.personId, keyOf(row.personId), 'return_milestones', 'number', row.number),
      ),
      kept: byId(kept),
      keptOpened: byId(kept).map((row) =>
        openText(row.personId, keyOf(row.personId), 'return_blocks', 'note', row.note),
      ),
    }),
  );
}

const byId = <Row extends { id: string }>(rows: Row[]): Row[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
