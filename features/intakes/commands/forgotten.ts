import { and, inArray, lt, notInArray, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import { destroyPersonKeys } from '@/db/keys';
import { drafts, intakeRows, intakes } from '@/db/schema';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';

/** How long a row waits that nobody decides on: as long as the draft of a new case. */
const KEPT_DAYS = 90;
const DAY = 24 * 3_600_000;

const nightly: Machine = { kind: 'machine', name: 'nightly' };

/** The nightly work: a row that waited for too long goes, and the key of the person who never came to be with it. */
export async function endForgottenRows(now = new Date()): Promise<number> {
  const ended = await change(nightly, async (tx, audit) => {
    const old = tx
      .select({ id: intakes.id })
      .from(intakes)
      .where(lt(intakes.writtenAt, new Date(now.getTime() - KEPT_DAYS * DAY)));
    const gone = await tx
      .delete(intakeRows)
      .where(
        and(
          inArray(intakeRows.state, ['waiting', 'ready']),
          sql`${intakeRows.intakeId} in ${old}`,
          // A colleague may be about to take it.
          notInArray(intakeRows.id, tx.select({ id: drafts.id }).from(drafts)),
        ),
      )
      .returning({ personId: intakeRows.personId });
    if (gone.length === 0) return { refused: 'none' as const };
    const subject = { kind: 'base', id: 'intakes' } as const;
    await audit.record({ act: 'intake.rows-forgotten', subject, details: { count: gone.length } });
    return { people: gone.flatMap(({ personId }) => personId ?? []), count: gone.length };
  });
  if (isRefused(ended)) return 0;
  await destroyPersonKeys(ended.people);
  return ended.count;
}
