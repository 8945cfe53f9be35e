import { among } from '@/db/among';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { manifestRows } from '@/db/schema';
import { putMilestones } from '@/features/returns/commands/many';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { legsOf, type OperationRow } from '../queries/found-operation';
import type { FoundRow } from '../queries/manifest';
import {
  cannotArriveOn,
  cannotLeaveOn,
  isWayHome,
  mayReconsider,
  reasonsFor,
  returnModeOf,
  type StayReason,
} from '../rules';
import { operationToKeep, rowsToChange, type Seen, takeVersion } from './found';

/**
 * Records who left on a day: on a way home only those with document and clearance, or let through without, and their
 * cases are on the way from then on; from a compound, those who came out. One act for all of them, or for none.
 */
export async function recordBoarded(
  actor: Staff,
  seen: Seen,
  positions: readonly number[],
  on: string,
  now = new Date(),
) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    const found = await rowsToChange(tx, actor, operation, positions, on);
    if (!found) return { refused: 'not-there' as const };
    if (found.some(({ row }) => row.state !== 'planned')) return { refused: 'decided' as const };
    const wrongDay = cannotLeaveOn(on, operation, today(now));
    if (wrongDay) return { refused: wrongDay };
    const blocked = found.filter(({ block }) => block !== null);
    if (blocked.length > 0) return { refused: 'papers' as const, references: namesOf(blocked) };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    await write(tx, actor, found, { state: 'boarded', boardedOn: on }, now);
    if (isWayHome(operation.kind)) {
      const moved = await moveOn({ tx, audit, actor, operation, found }, 'departed', on, now);
      if (isRefused(moved)) return moved;
    }
    await audit.record({
      act: isWayHome(operation.kind) ? 'manifest.boarded' : 'manifest.brought-out',
      subject: { kind: 'operation', id: operation.reference },
      details: { on, count: found.length },
    });
    return { moved: found.length, wayHome: isWayHome(operation.kind) };
  });
}

/** Records who arrived in Indonesia on a day: exactly their cases are home from then on. */
export async function recordArrived(
  actor: Staff,
  seen: Seen,
  positions: readonly number[],
  on: string,
  now = new Date(),
) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    if (!isWayHome(operation.kind)) return { refused: 'no-way-home' as const };
    const found = await rowsToChange(tx, actor, operation, positions, on);
    if (!found) return { refused: 'not-there' as const };
    if (found.some(({ row }) => row.state !== 'boarded')) return { refused: 'not-boarded' as const };
    const wrongDay = cannotArriveOn(
      on,
      found.map(({ row }) => row),
      today(now),
    );
    if (wrongDay) return { refused: wrongDay };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    await write(tx, actor, found, { state: 'arrived', arrivedOn: on }, now);
    const moved = await moveOn({ tx, audit, actor, operation, found }, 'arrived', on, now);
    if (isRefused(moved)) return moved;
    await audit.record({
      act: 'manifest.arrived',
      subject: { kind: 'operation', id: operation.reference },
      details: { on, count: found.length },
    });
    return { moved: found.length };
  });
}

/** Records that people stayed behind, and why. Nothing happens to their cases. */
export async function recordStayed(
  actor: Staff,
  seen: Seen,
  positions: readonly number[],
  reason: StayReason,
  now = new Date(),
) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    if (!reasonsFor(operation.kind).includes(reason)) return { refused: 'reason' as const };
    const found = await rowsToChange(tx, actor, operation, positions, operation.on);
    if (!found) return { refused: 'not-there' as const };
    if (found.some(({ row }) => row.state !== 'planned')) return { refused: 'decided' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    await write(tx, actor, found, { state: 'stayed', stayReason: reason }, now);
    for (const { file, row } of found)
      await audit.record({
        act: 'manifest.stayed',
        subject: file ? { kind: 'case', id: file.reference } : { kind: 'operation', id: operation.reference },
        details: { operation: operation.reference, stay: reason, count: row.position },
      });
    return { moved: found.length };
  });
}

/** Takes back that people stayed behind, or came out of a compound: they came after all, or it was the wrong line. */
export async function reconsider(actor: Staff, seen: Seen, positions: readonly number[], now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    const found = await rowsToChange(tx, actor, operation, positions, operation.on);
    if (!found) return { refused: 'not-there' as const };
    if (!found.every(({ row }) => mayReconsider(operation.kind, row))) return { refused: 'decided' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    await write(tx, actor, found, { state: 'planned', stayReason: null, boardedOn: null }, now);
    await audit.record({
      act: 'manifest.reconsidered',
      subject: { kind: 'operation', id: operation.reference },
      details: { count: found.length },
    });
    return { moved: found.length };
  });
}

type Values = Partial<Pick<typeof manifestRows.$inferInsert, 'state' | 'stayReason' | 'boardedOn' | 'arrivedOn'>>;

const write = (tx: Writer, actor: Staff, found: FoundRow[], values: Values, now: Date) =>
  tx
    .update(manifestRows)
    .set({ ...values, changedAt: now, changedBy: actor.id })
    .where(
      among(
        manifestRows.id,
        found.map(({ row }) => row.id),
      ),
    );

const namesOf = (found: FoundRow[]) => found.map(({ file, row }) => file?.reference ?? String(row.position));

type Change = { tx: Writer; audit: Recorder; actor: Staff; operation: OperationRow; found: FoundRow[] };

/** Moves the cases on together: the day, how they travelled and the number of the flight are those of the operation. */
async function moveOn(
  { tx, audit, actor, operation, found }: Change,
  kind: 'departed' | 'arrived',
  on: string,
  now: Date,
) {
  const legs = await legsOf(tx, operation.id);
  const flight = legs.findLast(({ mode }) => mode === 'air')?.carrier ?? null;
  const milestone = { kind, on, flight, mode: returnModeOf(operation.kind, legs) };
  const files = found.flatMap(({ file }) => file ?? []);
  return putMilestones(tx, audit, actor, files, milestone, now);
}
