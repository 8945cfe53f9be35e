import { eq } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { makePersonKeys } from '@/db/keys';
import { intakeHeadings, intakeRows, intakes } from '@/db/schema';
import { insertRows } from '@/features/cases/insertion';
import type { OfferAnswer } from '@/features/matching/offering';
import type { Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { partTime } from '@/lib/part-time';
import { maySeeIntake, mayTakeIn } from '../access';
import { sealRow } from '../content';
import { type Decision, type IntakeList, listed, type Verdict } from '../list';
import { fingerprintOfHeading, fingerprintOfRow } from '../recognition';
import { choicesFor, planOf, takenFor } from '../rules';
import type { JudgedList } from './judge-list';

export type CannotConfirm = 'not-yours' | 'nothing';

/** Rows sealed, or written, at a time. */
const SLICE = 200;

/**
 * Takes a list on as it was decided: kept sealed, row by row, from where the cases are written a few at a time. Sent
 * twice it is taken once.
 */
export async function confirmIntake(
  actor: Staff,
  list: JudgedList,
): Promise<{ intake: string } | Refused<CannotConfirm>> {
  const { intake, common } = list;
  if (!mayTakeIn(actor) || !maySeeIntake(actor, common.officeId)) return notYours(actor, 'intake.confirm');
  if (await isThere(intake)) return { intake };
  const rows = await toKeep(list);
  if (!rows.some(({ state }) => state === 'ready' || state === 'waiting')) return { refused: 'nothing' };
  const now = new Date();
  const rest = partTime();
  const taken = await change(actor, async (tx, audit) => {
    const begun = await tx
      .insert(intakes)
      .values({ id: intake, officeId: common.officeId, createdBy: actor.id, createdAt: now, writtenAt: now })
      .onConflictDoNothing()
      .returning({ id: intakes.id });
    if (begun.length === 0) return { refused: 'taken-already' as const };
    for (let at = 0; at < rows.length; at += SLICE) {
      await insertRows(tx, intakeRows, rows.slice(at, at + SLICE));
      await rest();
    }
    await rememberHeadings(tx, list);
    const subject = { kind: 'office', id: common.officeId } as const;
    await audit.record({ act: 'intake.confirmed', subject, details: { intake, lines: rows.length, ...planOf(list) } });
    return { intake };
  });
  return isRefused(taken) ? { intake } : taken;
}

async function isThere(intake: string): Promise<boolean> {
  return (await (await db()).$count(intakes, eq(intakes.id, intake))) > 0;
}

type Row = typeof intakeRows.$inferInsert;

/** The rows as they are kept: broken ones are not; of one left out no more than by what it is known again. */
async function toKeep({ intake, common, verdicts, decisions, ...list }: JudgedList): Promise<Row[]> {
  const told = listed({ intake, common, verdicts, decisions, ...list }).flatMap((row, at) => {
    const verdict = verdicts[at];
    const decision = verdict && allowed(verdict, decisions[at]);
    return verdict && decision && verdict.is !== 'broken' && !isKeptAlready(verdict, decision)
      ? [{ ...row, verdict, decision, id: newId(), personId: newId() }]
      : [];
  });
  const kept = told.filter(({ decision }) => decision !== 'leave');
  const [keys, rest] = [new Map<string, Buffer>(), partTime()];
  for (let at = 0; at < kept.length; at += SLICE) {
    const made = await makePersonKeys(kept.slice(at, at + SLICE).map(({ personId }) => personId));
    for (const [personId, key] of made) keys.set(personId, key);
    await rest();
  }
  const rows: Row[] = [];
  for (const { id, number, raw, verdict, decision, personId } of told) {
    const key = keys.get(personId);
    const content = key ? sealRow(personId, key, { raw, answers: answersOf(verdict, decision) }) : null;
    rows.push({
      ...{ id, intakeId: intake, number, content, fingerprint: fingerprintOfRow(common.officeId, raw) },
      state: decision === 'leave' ? 'left' : decision === 'wait' ? 'waiting' : 'ready',
      // Whom it was left out for: erasing them takes this trace along.
      personId: key ? personId : (verdict.people[0]?.personId ?? null),
    });
    await rest();
  }
  return rows;
}

/** The same row once more, left out again: what it is known by is there already. */
const isKeptAlready = ({ before }: Verdict, decision: Decision) => before !== undefined && decision === 'leave';

const allowed = (verdict: Verdict, decision: Decision | undefined): Decision =>
  decision && choicesFor(verdict).includes(decision) ? decision : 'leave';

/** As the form for one case would answer about whom it was offered. */
function answersOf({ people }: Verdict, decision: Decision): [string, OfferAnswer][] {
  const taken = takenFor(decision);
  const person = taken && people[taken.at];
  if (taken && person) return [[person.personId, taken.as]];
  return decision === 'log' ? people.map(({ personId }): [string, OfferAnswer] => [personId, 'different']) : [];
}

/** The next list of this office with these headings needs no hand. */
async function rememberHeadings(tx: Writer, { rows, columns: { head, fields }, common }: IntakeList): Promise<void> {
  const { officeId } = common;
  const known = fields.flatMap((field, at) => {
    const heading = head >= 0 ? (rows[head]?.[at] ?? '') : '';
    return heading ? [{ officeId, heading: fingerprintOfHeading(officeId, heading), field: field ?? 'none' }] : [];
  });
  for (const each of known)
    await tx
      .insert(intakeHeadings)
      .values(each)
      .onConflictDoUpdate({
        target: [intakeHeadings.officeId, intakeHeadings.heading],
        set: { field: each.field },
      });
}
