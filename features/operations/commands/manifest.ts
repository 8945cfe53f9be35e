import { and, eq, inArray, max, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { among } from '@/db/among';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { cases, manifestRows, operations, persons } from '@/db/schema';
import { mayChangeCase } from '@/features/cases/access';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { isClosed, isWithheld } from '@/features/cases/rules';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { ToldUnknown } from '../input';
import type { OperationRow } from '../queries/found-operation';
import { waitingToGo } from '../queries/waiting';
import { isWayHome, kinds, type Stage } from '../rules';
import { operationToKeep, operationToLead, rowsToChange, type Seen, takeVersion } from './found';

type CaseRow = typeof cases.$inferSelect;

export type AddRefusal = 'not-there' | 'withheld' | 'home-already' | 'closed' | 'on-another';

/**
 * Puts cases on a manifest, at the next places; those that are on it stay where they are. All or none: the cases that
 * stand against it are named. Two who add at once add one after the other, so this asks for no version.
 */
export function putOnManifest(actor: Staff, reference: string, wanted: readonly string[], now = new Date()) {
  return change(actor, async (tx, audit) =>
    put(tx, audit, actor, await operationToKeep(actor, reference, tx), wanted, now),
  );
}

/** Puts all on a manifest who wait for a way home from its country at a stage of their return. */
export function putWaiting(actor: Staff, reference: string, stage: Stage, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, reference, tx);
    const waiting = await waitingToGo(actor, operation, tx);
    const wanted = waiting.filter((each) => each.stage === stage).map((each) => each.reference);
    return put(tx, audit, actor, operation, wanted, now);
  });
}

async function put(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  operation: OperationRow,
  wanted: readonly string[],
  now: Date,
) {
  const files = await casesFor(tx, actor, wanted);
  const refused = await cannotTake(tx, operation, wanted, files);
  if (refused) return refused;
  const before = await positionsOf(tx, operation);
  const fresh = files.filter(({ file }) => !before.cases.has(file.id)).map(({ file }) => file);
  if (fresh.length === 0) return { refused: 'all-listed' as const };
  await writeRows(
    tx,
    actor,
    operation,
    before.last,
    fresh.map(({ id }) => ({ caseId: id })),
    now,
  );
  await moveVersion(tx, actor, operation, now);
  for (const file of fresh)
    await audit.record({
      act: 'manifest.added',
      subject: { kind: 'case', id: file.reference },
      details: { operation: operation.reference },
    });
  return { added: fresh.length, already: files.length - fresh.length };
}

/**
 * Puts people on a manifest whose identity nobody knows yet, in codes: for those who lead it. A form sent twice puts them
 * on once: the first of its rows has its id.
 */
export async function putUnknown(actor: Staff, reference: string, told: ToldUnknown, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, reference, tx);
    const { last } = await positionsOf(tx, operation);
    const { persons: number, submission: id = newId(now.getTime()), ...codes } = told;
    const sent = await tx.$count(manifestRows, eq(manifestRows.id, id));
    if (sent > 0) return { refused: 'sent-already' as const };
    const [first, ...others] = Array<Place>(number).fill(codes);
    await writeRows(tx, actor, operation, last, [{ ...first, id }, ...others], now);
    await moveVersion(tx, actor, operation, now);
    const subject = { kind: 'operation', id: operation.reference } as const;
    await audit.record({ act: 'manifest.unknown-added', subject, details: { count: number } });
    return { added: number };
  });
}

/** Says which case a person is of who was on the manifest without one. */
export async function tieToCase(actor: Staff, seen: Seen, position: number, caseReference: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    const [found] = (await rowsToChange(tx, actor, operation, [position], operation.on)) ?? [];
    if (!found) return { refused: 'not-there' as const };
    if (found.file) return { refused: 'no-row' as const };
    const files = await casesFor(tx, actor, [caseReference]);
    const refused = await cannotTake(tx, operation, [caseReference], files);
    if (refused) return refused;
    const [file] = files.map((each) => each.file);
    const { cases: listed } = await positionsOf(tx, operation);
    if (!file || listed.has(file.id)) return { refused: 'all-listed' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    // The case tells it from now on.
    const codes = { sex: null, age: null, homeProvince: null };
    await tx
      .update(manifestRows)
      .set({ caseId: file.id, ...codes, changedAt: now, changedBy: actor.id })
      .where(eq(manifestRows.id, found.row.id));
    await audit.record({
      act: 'manifest.tied',
      subject: { kind: 'case', id: file.reference },
      details: { operation: operation.reference, count: position },
    });
    return { reference: file.reference };
  });
}

/** Takes rows off a manifest that were put there by mistake; whoever has left stays on it. */
export async function takeOff(actor: Staff, seen: Seen, positions: readonly number[], now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    const found = await rowsToChange(tx, actor, operation, positions, operation.on);
    if (!found) return { refused: 'not-there' as const };
    if (found.some(({ row }) => row.state !== 'planned')) return { refused: 'decided' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    const ids = found.map(({ row }) => row.id);
    await tx.delete(manifestRows).where(among(manifestRows.id, ids));
    for (const { file, row } of found)
      await audit.record({
        act: 'manifest.removed',
        subject: file ? { kind: 'case', id: file.reference } : { kind: 'operation', id: operation.reference },
        details: { operation: operation.reference, count: row.position },
      });
    return { removed: found.length };
  });
}

/** The record of the case; `persons` is the one that speaks for the same person. */
const record = alias(persons, 'own_record');

type Found = { file: CaseRow; withheld: boolean };

/** The cases of these numbers that the actor may change, in the order in which they were told; no other is there. */
async function casesFor(tx: Writer, actor: Staff, wanted: readonly string[]): Promise<Found[]> {
  const rows = await tx
    .select({
      file: cases,
      erasedAt: persons.erasedAt,
      useStoppedAt: persons.useStoppedAt,
      ...exceptionsFor(actor),
    })
    .from(cases)
    .innerJoin(record, eq(record.id, cases.personId))
    .innerJoin(persons, eq(persons.id, sql`coalesce(${record.sameAs}, ${record.id})`))
    .where(among(cases.reference, [...new Set(wanted)]));
  const own = rows
    .filter((row) => mayChangeCase(actor, { ...row, officeId: row.file.officeId }))
    .map((row) => [row.file.reference, { file: row.file, withheld: isWithheld(row) }] as const);
  const found = new Map(own);
  return [...new Set(wanted)].flatMap((reference) => found.get(reference) ?? []);
}

async function cannotTake(tx: Writer, operation: OperationRow, wanted: readonly string[], files: Found[]) {
  const found = new Set(files.map(({ file }) => file.reference));
  const against = (refused: AddRefusal, references: string[]) =>
    references.length > 0 ? { refused, references } : null;
  const of = (which: (one: Found) => boolean) => files.filter(which).map(({ file }) => file.reference);
  return (
    against(
      'not-there',
      [...new Set(wanted)].filter((reference) => !found.has(reference)),
    ) ??
    against(
      'withheld',
      of(({ withheld }) => withheld),
    ) ??
    (isWayHome(operation.kind)
      ? (against(
          'home-already',
          of(({ file }) => file.returnedOn !== null),
        ) ??
        against(
          'closed',
          of(({ file }) => isClosed(file)),
        ) ??
        against('on-another', await onAnother(tx, operation, files)))
      : null)
  );
}

/** Nobody travels home twice at once: the numbers of those who are on another way home and not decided of. */
async function onAnother(tx: Writer, operation: OperationRow, files: Found[]): Promise<string[]> {
  const ids = files.map(({ file }) => file.id);
  const rows = await tx
    .select({ reference: cases.reference })
    .from(manifestRows)
    .innerJoin(operations, eq(operations.id, manifestRows.operationId))
    .innerJoin(cases, eq(cases.id, manifestRows.caseId))
    .where(
      and(
        among(manifestRows.caseId, ids),
        ne(operations.id, operation.id),
        inArray(operations.kind, kinds.filter(isWayHome)),
        inArray(manifestRows.state, ['planned', 'boarded']),
      ),
    );
  return rows.map(({ reference }) => reference);
}

async function positionsOf(tx: Writer, operation: OperationRow) {
  const of = eq(manifestRows.operationId, operation.id);
  const [end] = await tx
    .select({ last: max(manifestRows.position) })
    .from(manifestRows)
    .where(of);
  const rows = await tx.select({ caseId: manifestRows.caseId }).from(manifestRows).where(of);
  return { last: end?.last ?? 0, cases: new Set(rows.map(({ caseId }) => caseId)) };
}

type Place = Partial<Pick<typeof manifestRows.$inferInsert, 'id' | 'caseId' | 'sex' | 'age' | 'homeProvince'>>;

const ROWS_AT_ONCE = 100;

/** Rows behind the last one, in their order. */
async function writeRows(tx: Writer, actor: Staff, operation: OperationRow, last: number, all: Place[], now: Date) {
  const rows = all.map((place, n) => ({
    ...{ id: newId(now.getTime()), operationId: operation.id, position: last + n + 1 },
    ...{ state: 'planned' as const, overridden: false, changedAt: now, changedBy: actor.id },
    ...place,
  }));
  for (let n = 0; n < rows.length; n += ROWS_AT_ONCE)
    await tx.insert(manifestRows).values(rows.slice(n, n + ROWS_AT_ONCE));
}

const moveVersion = (tx: Writer, actor: Staff, { id }: OperationRow, now: Date) =>
  tx
    .update(operations)
    .set({ version: sql`${operations.version} + 1`, changedAt: now, changedBy: actor.id })
    .where(eq(operations.id, id));
