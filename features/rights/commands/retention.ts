import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db, type Reader, type Writer } from '@/db/client';
import { cases, offices, persons, rightsRequests, users } from '@/db/schema';
import { putSetting } from '@/db/settings';
import { endForgottenDrafts } from '@/features/drafts/commands';
import { endForgottenRows } from '@/features/intakes/commands/forgotten';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { recordsOf } from '@/features/people/records';
import type { Machine, Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { maySetRetention } from '../access';
import { RETENTION_SETTING, retentionOf } from '../queries/retention';
import { keptUntil, type RetentionStep, retentionStep } from '../rules';
import { eraseWithin, finishErasure, finishErasures } from './erase';

const nightly: Machine = { kind: 'machine', name: 'nightly' };

export type RetentionRun = { announced: number; takenBack: number; erased: number; finished: number; reminded: number };

/**
 * The nightly work on identities: announces thirty days ahead which will go, erases those whose time is over, ends
 * forgotten drafts, finishes what a process that died left half done, and reminds supervisors of requests that are due.
 * Each person is a change of their own: what stops in between goes on the next night.
 */
export async function runRetention(now = new Date()): Promise<RetentionRun> {
  const run: RetentionRun = { announced: 0, takenBack: 0, erased: 0, finished: 0, reminded: 0 };
  for await (const personId of candidates(now)) {
    // Most nights there is nothing to do about most people: a change is begun for the others alone.
    if ((await stepFor(await db(), personId, now)).step === 'nothing') continue;
    const step = await change(nightly, async (tx, audit) => {
      const { step, person, files } = await stepFor(tx, personId, now);
      if (step === 'nothing' || !person) return { refused: 'nothing' as const };
      const reference = files[0]?.reference ?? '';
      // About the record of that case, so that its office reads it.
      const subject = { kind: 'person', id: files[0]?.personId ?? personId } as const;
      if (step === 'erase') {
        const erased = await eraseWithin(tx, audit, { personId, because: 'retention' }, now);
        return erased ? { step, at: now, records: erased.records } : { refused: 'nothing' as const };
      }
      const announcedAt = step === 'announce' ? now : null;
      await tx.update(persons).set({ retentionAnnouncedAt: announcedAt }).where(eq(persons.id, personId));
      if (step === 'announce') await tell(tx, files, now);
      const act = step === 'announce' ? 'announced' : 'taken-back';
      await audit.record({ act: `retention.${act}`, subject, details: { reference } });
      return { step, at: now, records: [] };
    });
    if (isRefused(step)) continue;
    if (step.step === 'erase') await finishErasure(step.records, step.at);
    run[counted[step.step]] += 1;
  }
  await endForgottenDrafts(now);
  await endForgottenRows(now);
  const { finished, again } = await finishErasures();
  return { ...run, finished: finished + again, reminded: await remind(now) };
}

const counted = { announce: 'announced', 'forget-announcement': 'takenBack', erase: 'erased' } as const;

const PAGE = 500;

/** Persons who have a closed case or an announcement, and still an identity; a page at a time, in the order of their ids. */
async function* candidates(now: Date): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const rows = await (await db())
      .selectDistinct({ id: persons.id })
      .from(persons)
      .innerJoin(cases, eq(cases.personId, persons.id))
      .where(
        and(
          gt(persons.id, after),
          isNull(persons.erasedAt),
          // Of several records the one that speaks: where all cases of a person are closed, so is its own.
          isNull(persons.sameAs),
          or(isNotNull(persons.retentionAnnouncedAt), lte(cases.closedOn, today(now))),
        ),
      )
      .orderBy(asc(persons.id))
      .limit(PAGE);
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

type File = { id: string; reference: string; personId: string; officeId: string; assignedTo: string | null };
type Step = { step: RetentionStep; person?: typeof persons.$inferSelect; files: File[] };

/** Read again within the change: a case may have been opened since the list was made. */
async function stepFor(tx: Pick<Reader, 'select'>, personId: string, now: Date): Promise<Step> {
  const [person] = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.id, personId), isNull(persons.erasedAt)));
  if (!person) return { step: 'nothing', files: [] };
  const { months } = await retentionOf(tx);
  const files = await tx
    .select({ file: cases, own: offices.retentionMonths })
    .from(cases)
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(inArray(cases.personId, await recordsOf(tx, personId)))
    .orderBy(asc(cases.handledOn), asc(cases.id));
  const kept = files.map(({ file, own }) => ({ closedOn: file.closedOn, retentionMonths: own ?? months }));
  const step = retentionStep(keptUntil(kept), person.retentionAnnouncedAt, today(now), now);
  return { step, person, files: files.map(({ file }) => file) };
}

/** The supervisors over each case, and the caseworkers who have it. */
async function tell(tx: Writer, files: File[], now: Date): Promise<void> {
  for (const { id, officeId, assignedTo, reference } of files) {
    const over = await supervisorsOver(tx, { officeId, caseId: id });
    const told = assignedTo ? [...over, assignedTo] : over;
    await notify(tx, await stillHere(tx, told), 'retention-announced', { reference }, now);
  }
}

async function stillHere(tx: Pick<Reader, 'select'>, ids: string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, ids), isNull(users.disabledAt)));
  return rows.map(({ id }) => id);
}

const SOON = 24 * 3_600_000;

/** Once a day, for each request that is due within a day or overdue. */
async function remind(now: Date): Promise<number> {
  const pressing = await (await db())
    .select({ request: rightsRequests, file: cases })
    .from(rightsRequests)
    .innerJoin(cases, eq(cases.reference, rightsRequests.reference))
    .where(
      and(
        isNull(rightsRequests.doneAt),
        isNull(rightsRequests.refusedAt),
        lte(rightsRequests.dueAt, new Date(now.getTime() + SOON)),
      ),
    );
  if (pressing.length === 0) return 0;
  await change(nightly, async (tx, audit) => {
    for (const { request, file } of pressing) {
      const told = await supervisorsOver(tx, { officeId: file.officeId, caseId: file.id });
      await notify(tx, told, 'rights-due', { reference: file.reference, kind: request.kind }, now);
    }
    const subject = { kind: 'base', id: 'rights' } as const;
    await audit.record({ act: 'rights.reminded', subject, details: { count: pressing.length } });
  });
  return pressing.length;
}

/** How long identities are kept after the closure of a case: of one office, or (`null`) of all that say nothing. */
export async function setRetention(
  actor: Staff,
  { officeId, months }: { officeId: string | null; months: number | null },
  now = new Date(),
) {
  if (!maySetRetention(actor)) return notYours(actor, 'retention.set');
  return change(actor, async (tx, audit) => {
    const known = officeId
      ? await tx.update(offices).set({ retentionMonths: months }).where(eq(offices.id, officeId)).returning()
      : await putSetting(tx, actor, RETENTION_SETTING, { months }, now);
    if (known.length === 0) return { refused: 'not-there' as const };
    const subject = officeId
      ? ({ kind: 'office', id: officeId } as const)
      : ({ kind: 'setting', id: RETENTION_SETTING } as const);
    await audit.record({ act: 'retention.set', subject, details: { months } });
    return { months };
  });
}
