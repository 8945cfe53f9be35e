import { and, asc, eq, inArray } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { intakeRows, intakes } from '@/db/schema';
import { openWithin } from '@/features/cases/commands/open-case';
import { type NewCase, readNewCase } from '@/features/cases/input';
import { type Judged, judge, settleWithin } from '@/features/matching/commands/open-as';
import { typedFrom } from '@/features/matching/new-case-input';
import { offerKey } from '@/features/matching/offer-key';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, NotFound, type Refused } from '@/lib/errors';
import { log } from '@/lib/log';
import { partTime } from '@/lib/part-time';
import { maySeeIntake } from '../access';
import { openRow } from '../content';

type IntakeRow = typeof intakes.$inferSelect;
type Row = typeof intakeRows.$inferSelect;

/** Cases written in one transaction: few enough that whoever else writes does not wait. */
const CHUNK = 10;

// One run at a time of each intake in this process; another process holds back by what is in the base.
const held = globalThis as { pulangIntakes?: Map<string, Promise<void>> };

/** Goes on writing the cases of an intake until none is left. Asked while it is being done, it waits for that. */
export async function writeIntake(actor: Staff, id: string): Promise<{ written: true } | Refused<'not-yours'>> {
  const [intake] = await (await db()).select().from(intakes).where(eq(intakes.id, id));
  if (!intake) throw new NotFound('intake');
  if (!maySeeIntake(actor, intake.officeId)) return notYours(actor, 'intake.write');
  held.pulangIntakes ??= new Map();
  const running = held.pulangIntakes.get(id) ?? run(actor, intake).finally(() => held.pulangIntakes?.delete(id));
  held.pulangIntakes.set(id, running);
  await running;
  return { written: true };
}

/** Whether this process is writing an intake just now. */
export const isBeingWritten = (id: string): boolean => held.pulangIntakes?.has(id) ?? false;

/** The same in the background, whatever comes of it: the page of the intake tells how far it is. */
export async function writeBehind(actor: Staff, id: string): Promise<void> {
  await writeIntake(actor, id).catch((error) => log.error({ error }, 'an intake could not be written to its end'));
}

async function run(actor: Staff, intake: IntakeRow): Promise<void> {
  const rest = partTime();
  for (;;) {
    const rows = await nextRows(intake.id);
    if (rows.length === 0) return;
    await writeRows(actor, intake, rows, rest);
    await rest();
  }
}

async function nextRows(intakeId: string): Promise<Row[]> {
  return (await db())
    .select()
    .from(intakeRows)
    .where(and(eq(intakeRows.intakeId, intakeId), eq(intakeRows.state, 'ready')))
    .orderBy(asc(intakeRows.number))
    .limit(CHUNK);
}

type Held = 'changed' | 'not-possible';
type Ready = { row: Row; file: NewCase; judged: Judged; personId: string; key: Buffer };

async function writeRows(actor: Staff, intake: IntakeRow, rows: Row[], rest: () => Promise<void>): Promise<void> {
  const keys = await personKeys(rows.flatMap(({ personId }) => personId ?? []));
  const [ready, back]: [Ready[], Map<string, Held>] = [[], new Map()];
  for (const row of rows) {
    const made = await madeReady(actor, intake, row, keys);
    if (isRefused(made)) back.set(row.id, made.refused);
    else ready.push(made);
    await rest();
  }
  await write(actor, intake, ready, back);
}

/** Reads a row as the form for one case would be read, and looks once more who may be its person. */
async function madeReady(
  actor: Staff,
  intake: IntakeRow,
  row: Row,
  keys: Map<string, Buffer>,
): Promise<Ready | Refused<Held>> {
  const { personId } = row;
  const key = personId ? keys.get(personId) : undefined;
  const content = personId && key ? openRow(personId, key, row.content) : null;
  if (!personId || !key || !content) return { refused: 'not-possible' };
  const { file, problems } = readNewCase(content.raw, row.id, today());
  if (problems.length > 0 || file.officeId !== intake.officeId) return { refused: 'not-possible' };
  const people = new Map(content.answers.map(([id, answer]) => [offerKey(id), answer]));
  const typed = { ...typedFrom(content.raw, today()), submission: row.id };
  const judged = await judge(actor, typed, { people, offices: [] });
  if (isRefused(judged)) return { refused: 'changed' };
  if (await hasSomebodyNew(intake, judged, people)) return { refused: 'changed' };
  return { row, file, judged, personId, key };
}

/** Whether somebody is now known of whom nobody was asked. Others of the same list were before the worker's eyes. */
async function hasSomebodyNew({ id }: IntakeRow, { people }: Judged, answers: Map<string, unknown>): Promise<boolean> {
  const unasked = people.filter(
    ({ person, comparison }) => comparison.outcome === 'same' && !answers.has(offerKey(person.id)),
  );
  if (unasked.length === 0 || [...answers.values()].some((answer) => answer !== 'different')) return false;
  const ids = unasked.map(({ person }) => person.id);
  const own = await (await db()).$count(
    intakeRows,
    and(eq(intakeRows.intakeId, id), inArray(intakeRows.personId, ids)),
  );
  return own < ids.length;
}

/** Writes what is ready in one transaction; a row that turns out not to be possible waits, and the others are written. */
async function write(actor: Staff, intake: IntakeRow, ready: Ready[], back: Map<string, Held>): Promise<void> {
  const done = await change(actor, async (tx, audit) => {
    const [alive] = await tx
      .update(intakes)
      .set({ writtenAt: new Date() })
      .where(eq(intakes.id, intake.id))
      .returning({ id: intakes.id });
    // Taken back meanwhile.
    if (!alive) return { refused: 'gone' as const };
    const claimed = await claim(tx, [...ready.map(({ row }) => row.id), ...back.keys()]);
    const mine = ready.filter(({ row }) => claimed.has(row.id));
    const opened = mine.length > 0 ? await openWithin(tx, audit, actor, intake.officeId, mine) : [];
    for (const [n, just] of opened.entries()) {
      const each = mine[n];
      if (!each) continue;
      const refused = await settleWithin(tx, audit, actor, {
        ...each.judged,
        opened: just,
        officeId: intake.officeId,
      });
      if (refused) return { refused: 'row' as const, row: each.row.id as string };
      await tx.update(intakeRows).set({ caseId: just.caseId, content: null }).where(eq(intakeRows.id, each.row.id));
    }
    for (const [id, why] of back)
      if (claimed.has(id))
        await tx.update(intakeRows).set({ state: 'waiting', held: why }).where(eq(intakeRows.id, id));
    const subject = { kind: 'office', id: intake.officeId } as const;
    const details = { intake: intake.id, count: back.size };
    if (back.size > 0) await audit.record({ act: 'intake.held', subject, details });
    return claimed.size > 0 ? { written: true } : { refused: 'gone' as const };
  });
  if (!isRefused(done) || !('row' in done)) return;
  const others = ready.filter(({ row }) => row.id !== done.row);
  await write(actor, intake, others, new Map<string, Held>([...back, [done.row ?? '', 'changed']]));
}

/** The rows that are still to be written, from now on written: another process may have been here. */
async function claim(tx: Writer, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .update(intakeRows)
    .set({ state: 'logged' })
    .where(and(inArray(intakeRows.id, ids), eq(intakeRows.state, 'ready')))
    .returning({ id: intakeRows.id });
  return new Set(rows.map(({ id }) => id));
}
