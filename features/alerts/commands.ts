import { and, eq, inArray, isNull } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db, type Reader } from '@/db/client';
import { alerts } from '@/db/schema';
import { everySupervisor } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Actor, Staff } from '@/lib/actor';
import { monthOf, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { mayMarkSeen } from './access';
import { type Found, monthAfter } from './input';
import { seriesFor, type WatchedSeries } from './queries';
import { type Rise, risesIn } from './rules';

type Row = typeof alerts.$inferInsert;

/**
 * Looks whether the running month or the last whole one rises against the months before, and keeps and tells what is
 * new. What is found of a month once is not found again.
 */
export async function findAlerts(actor: Actor, now = new Date()): Promise<number> {
  const day = today(now);
  const running = monthOf(day);
  let found = 0;
  for (const month of [monthAfter(running, -1), running]) {
    const series = await seriesFor(actor, month, day);
    const rows = risesIn(series).map((rise) => rowOf(rise as Rise & WatchedSeries, month, day, series.length, now));
    found += await keep(actor, month, rows, now);
  }
  return found;
}

function rowOf(rise: Rise & WatchedSeries, month: string, on: string, watched: number, now: Date): Row {
  const { dimension, code, observed, expected, from, counts } = rise;
  const found: Found = { on, observed, expected: Math.round(expected * 10) / 10, from, history: counts, watched };
  return { id: newId(now.getTime()), dimension, code, month, details: JSON.stringify(found), foundAt: now };
}

async function keep(actor: Actor, month: string, rows: Row[], now: Date): Promise<number> {
  const fresh = await unknownIn(await db(), month, rows);
  if (fresh.length === 0) return 0;
  return change(actor, async (tx, audit) => {
    const kept = await tx.insert(alerts).values(fresh).onConflictDoNothing().returning();
    const codes = kept.map(({ dimension, code }) => `${dimension}:${code}`).toSorted();
    if (kept.length > 0)
      await notify(
        tx,
        await everySupervisor(tx),
        'figure-rose',
        { month, codes: codes.join(' '), count: String(kept.length) },
        now,
      );
    await audit.record({ act: 'alert.found', subject: { kind: 'report', id: month }, details: { count: kept.length } });
    return kept.length;
  });
}

async function unknownIn(reader: Pick<Reader, 'select'>, month: string, rows: Row[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  const known = await reader
    .select()
    .from(alerts)
    .where(
      and(
        eq(alerts.month, month),
        inArray(
          alerts.code,
          rows.map(({ code }) => code),
        ),
      ),
    );
  return rows.filter((row) => !known.some(({ dimension, code }) => dimension === row.dimension && code === row.code));
}

/** Says that somebody has looked into a rise: the first who does. */
export async function markSeen(actor: Staff, id: string, now = new Date()) {
  if (!mayMarkSeen(actor)) return notYours(actor, 'alert.see');
  return change(actor, async (tx, audit) => {
    const [row] = await tx
      .update(alerts)
      .set({ seenBy: actor.id, seenAt: now })
      .where(and(eq(alerts.id, id), isNull(alerts.seenAt)))
      .returning();
    if (!row) return { refused: 'seen-already' as const };
    await audit.record({ act: 'alert.seen', subject: { kind: 'report', id: row.month } });
    return { id };
  });
}
