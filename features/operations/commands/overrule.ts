import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { manifestRows } from '@/db/schema';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { reasonFault } from '@/lib/reason';
import { operationFor } from '../queries/found-operation';
import { rowsOf } from '../queries/manifest';
import { operationToKeep, rowsToChange, type Seen, takeVersion } from './found';

/** Lets one person board without document or clearance, for a reason that is kept sealed and is on record. */
export async function overrule(actor: Staff, seen: Seen, position: number, reason: string, now = new Date()) {
  const fault = reasonFault(reason);
  if (fault) return { refused: fault };
  const key = await keyFor(actor, seen.reference, position);
  return change(actor, async (tx, audit) => {
    const operation = await operationToKeep(actor, seen.reference, tx);
    const [found] = (await rowsToChange(tx, actor, operation, [position], operation.on)) ?? [];
    if (!found) return { refused: 'not-there' as const };
    if (!found.file || found.row.state !== 'planned' || !found.block) return { refused: 'no-row' as const };
    // What is written about a person is kept under their key; where there is none any more, nothing is.
    if (!key || found.withheld) return { refused: 'withheld' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    const { personId, reference } = found.file;
    await tx
      .update(manifestRows)
      .set({
        overridden: true,
        overrideReason: sealText(personId, key, 'manifest_rows', 'overrideReason', reason.trim()),
        ...{ changedAt: now, changedBy: actor.id },
      })
      .where(eq(manifestRows.id, found.row.id));
    await audit.record({
      act: 'manifest.overruled',
      subject: { kind: 'case', id: reference },
      details: { operation: operation.reference, block: found.block },
    });
    return { reference };
  });
}

/** The key is read before the change: it lies in a store of its own. */
async function keyFor(actor: Staff, reference: string, position: number): Promise<Buffer | undefined> {
  const operation = await operationFor(actor, reference);
  const rows = await rowsOf(actor, await db(), operation, operation.on);
  const file = rows.find(({ row, mayChange }) => mayChange && row.position === position)?.file;
  return file ? (await personKeys([file.personId])).get(file.personId) : undefined;
}
