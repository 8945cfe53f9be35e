import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { makePersonKeys } from '@/db/keys';
import { determinations } from '@/db/schema';
import { nextReferences } from '@/features/cases/commands/reference';
import { insertCases } from '@/features/cases/insertion';
import { type CaseRows, rowsOf } from '@/features/cases/rows';
import { sealText } from '@/features/people/identity';
import type { Machine } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { Seen } from './determinations';
import type { Told } from './telling';

/** A case told in full, the office that handles it, and who there. */
export type Entry = {
  office: { id: string; code: string };
  assignedTo: string | null;
  told: Told;
  /** How bodies see the victim status. */
  seen?: Seen[];
};

export const demo: Machine = { kind: 'machine', name: 'demo-data' };
export const BATCH = 1_000;

/**
 * Writes a batch of cases in one change, the keys of their people before anything they seal. Each case has an audit
 * entry of its own, like any case that is opened: its page shows it, and the index of names reads on from the sequence
 * of each person.
 */
export async function writeCases(entries: Entry[]): Promise<void> {
  const people = entries.map(() => newId());
  const keys = await makePersonKeys(people);
  await change(demo, async (tx, audit) => {
    const references = await referencesFor(tx, entries);
    const all: CaseRows[] = [];
    for (const [n, { office, assignedTo, told }] of entries.entries()) {
      const personId = people[n] ?? '';
      const reference = references[n] ?? '';
      const seq = await audit.record({ act: 'case.opened', subject: { kind: 'case', id: reference } });
      const known = { reference, personId, seq, officeId: office.id, assignedTo, submissionId: newId() };
      const opening = { ...known, ...told, recordedBy: assignedTo ?? demo.name };
      all.push(asRecorded(rowsOf(opening, keys.get(personId) as Buffer)));
    }
    await insertCases(tx, all);
    for (const [n, rows] of all.entries())
      for (const seen of entries[n]?.seen ?? [])
        await writeSeen(tx, audit, seen, rows.case, keys.get(rows.case.personId) as Buffer);
  });
}

async function writeSeen(tx: Writer, audit: Recorder, seen: Seen, file: CaseRows['case'], key: Buffer): Promise<void> {
  const { body, status, on } = seen;
  const { id: caseId, personId, assignedTo } = file;
  const recordedAt = new Date(Math.min(Date.now(), Math.max(file.createdAt.getTime(), Date.parse(`${on}T07:40:00Z`))));
  await tx.insert(determinations).values({
    ...{ id: newId(recordedAt.getTime()), caseId, personId, body, status, on, recordedAt },
    reason: seen.reason ? sealText(personId, key, 'determinations', 'reason', seen.reason) : null,
    recordedBy: assignedTo ?? demo.name,
  });
  const subject = { kind: 'case', id: file.reference } as const;
  await audit.record({ act: 'determination.recorded', subject, details: { status, body, on } });
}

/** References in the order of the entries, from the counters of each office and year of handling. */
async function referencesFor(tx: Writer, entries: Entry[]): Promise<string[]> {
  const yearOf = ({ told }: Entry) => Number(told.answers.handledOn?.slice(0, 4));
  const groups = Map.groupBy(entries.keys(), (n) => {
    const entry = entries[n] as Entry;
    return `${entry.office.id} ${yearOf(entry)}`;
  });
  const references: string[] = [];
  for (const places of groups.values()) {
    const first = entries[places[0] ?? 0] as Entry;
    const given = await nextReferences(tx, first.office, yearOf(first), places.length);
    places.forEach((place, n) => {
      references[place] = given[n] ?? '';
    });
  }
  return references;
}

/** Steps were recorded on their day at the earliest, though the whole case is written at once. */
function asRecorded(rows: CaseRows): CaseRows {
  const opened = rows.case.createdAt.getTime();
  const now = Date.now();
  let last = opened;
  const onItsDay = <Step extends { on: string }>(step: Step) => {
    const at = Math.min(now, Math.max(opened, Date.parse(`${step.on}T03:20:00Z`)));
    last = Math.max(last, at);
    return { ...step, recordedAt: new Date(at) };
  };
  const steps = { statusSteps: rows.statusSteps.map(onItsDay), returnSteps: rows.returnSteps.map(onItsDay) };
  return { ...rows, ...steps, case: { ...rows.case, updatedAt: new Date(last) } };
}
