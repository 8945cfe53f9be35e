import { and, asc, eq, gte, inArray, or } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, returnBlocks, returnMilestones, returnSteps } from '@/db/schema';
import { sealText } from '@/features/people/identity';
import { awaited, type BlockKind, type Milestone } from '@/features/returns/rules';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { type Chance, chanceFrom } from './chance';
import { BATCH, demo } from './writer';

/** Who came home within so many days: of those before, statuses alone are told. */
const HOME_DAYS = 60;
/** Whoever has waited since before then is told by statuses alone, like all cases of those years. */
const WAITING_DAYS = 400;

/**
 * What the missions wrote down of the way home: the milestones behind the statuses of those who wait and of those who
 * just came home, and what keeps some of them. The statuses stay as they are, and with them every figure.
 */
export async function loadWayHome(today: string): Promise<void> {
  const files = await (await db())
    .select()
    .from(cases)
    .where(
      or(
        and(
          inArray(cases.returnStatus, Object.keys(awaited) as (keyof typeof awaited)[]),
          inArray(cases.status, ['under_assessment', 'active']),
          gte(cases.handledOn, addDays(today, -WAITING_DAYS)),
        ),
        gte(cases.returnedOn, addDays(today, -HOME_DAYS)),
      ),
    )
    .orderBy(asc(cases.reference));
  for (let from = 0; from < files.length; from += BATCH) await write(files.slice(from, from + BATCH), today);
}

type File = typeof cases.$inferSelect;
type Step = typeof returnSteps.$inferSelect;
type Reached = Omit<Milestone, 'id' | 'mode' | 'basis' | 'funding'> & { number?: string; stepId?: string };

async function write(files: File[], today: string): Promise<void> {
  const keys = await personKeys(files.map(({ personId }) => personId));
  await change(demo, async (tx, audit) => {
    for (const file of files) {
      const chance = chanceFrom(`way home ${file.reference}`);
      const steps = await tx
        .select()
        .from(returnSteps)
        .where(eq(returnSteps.caseId, file.id))
        .orderBy(asc(returnSteps.position));
      const writing = { tx, audit, file, key: keys.get(file.personId) as Buffer };
      for (const reached of steps.flatMap((step, n) => reachedBy(chance, step, steps[n + 1], today)))
        await writeMilestone(writing, reached);
      const last = steps.at(-1);
      const freed = last && freedAfter(chance, last, today);
      if (freed) await writeMilestone(writing, freed);
      const kept = last && !freed && keptAt(chance, last, today);
      if (kept) await writeBlock(writing, kept);
    }
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}

/** The milestone that a status began with, and what belongs to it. */
function reachedBy(chance: Chance, step: Step, next: Step | undefined, today: string): Reached[] {
  const { on, id: stepId } = step;
  switch (step.status) {
    case 'identity_check':
      return [{ kind: 'asked', on, stepId }];
    case 'travel_document_pending':
      return [{ kind: 'identity_verified', on, stepId, body: 'diplomatic_mission' }];
    case 'exit_clearance_pending':
      return [documentOf(chance, on, stepId)];
    case 'scheduled':
      return scheduled(chance, step, next, today);
    case 'departed':
      return [{ kind: 'departed', on, stepId }];
    case 'arrived_indonesia':
      return [{ kind: 'arrived', on, stepId }, ...handover(chance, on, today)];
    default:
      return [];
  }
}

function documentOf(chance: Chance, on: string, stepId?: string): Reached {
  const document = chance.yes(0.8) ? 'splp' : 'passport';
  const number = document === 'splp' ? `XD${chance.digits(6)}` : `E${chance.digits(7)}`;
  const validUntil = addDays(on, document === 'splp' ? 180 : 1825);
  return { kind: 'travel_document', document, number, on, validUntil, stepId, body: 'diplomatic_mission' };
}

function scheduled(chance: Chance, { on, id: stepId }: Step, next: Step | undefined, today: string): Reached[] {
  const clearance = chance.weighted({ permit: 60, fine_settled: 20, overstay_settled: 20 });
  const body = clearance === 'permit' ? 'host_government' : chance.pick(['diplomatic_mission', 'company'] as const);
  const leavesOn = next ? next.on : addDays(today, chance.whole(1, 12));
  return [
    { kind: 'exit_clearance', on, clearance, body },
    { kind: 'booked', on, stepId, leavesOn, flight: chance.yes(0.6) ? `GA ${chance.whole(800, 899)}` : null },
  ];
}

function handover(chance: Chance, arrivedOn: string, today: string): Reached[] {
  const on = addDays(arrivedOn, chance.whole(0, 2));
  if (on > today || chance.yes(0.4)) return [];
  return [{ kind: 'received', on, body: chance.pick(['social_affairs', 'migrant_worker_agency'] as const) }];
}

/** Some of those who wait for a clearance have it, and wait for a seat. */
function freedAfter(chance: Chance, { status, on }: Step, today: string): Reached | null {
  const clearedOn = addDays(on, chance.whole(3, 14));
  if (status !== 'exit_clearance_pending' || clearedOn > today || chance.yes(0.6)) return null;
  return { kind: 'exit_clearance', on: clearedOn, clearance: 'permit', body: 'host_government' };
}

const keeps: Partial<Record<Step['status'], readonly BlockKind[]>> = {
  identity_check: ['identity_unproven', 'waits_for_family', 'health'],
  travel_document_pending: ['passport_withheld', 'passport_withheld', 'identity_unproven'],
  exit_clearance_pending: ['fine_unpaid', 'exit_permit_pending', 'court_case', 'no_funds', 'no_seat'],
  held_by_authorities: ['held_by_authorities'],
};

type Kept = { kind: BlockKind; from: string; note: string };

function keptAt(chance: Chance, { status, on }: Step, today: string): Kept | null {
  const kinds = keeps[status];
  if (!kinds || chance.yes(0.4)) return null;
  const kind = chance.pick(kinds);
  const from = addDays(on, chance.whole(0, 3));
  return { kind, from: from > today ? on : from, note: chance.yes(0.5) ? (words[kind] ?? '') : '' };
}

const words: Partial<Record<BlockKind, string>> = {
  passport_withheld: 'Perusahaan meminta tebusan; polisi setempat sudah diberi tahu.',
  fine_unpaid: 'Denda dihitung per hari; keringanan sudah dimohonkan.',
  exit_permit_pending: 'Berkas lengkap, menunggu tanda tangan imigrasi setempat.',
  held_by_authorities: 'Di detensi imigrasi; kunjungan konsuler setiap Selasa.',
  health: 'Dirawat; dokter meminta kontrol sekali lagi sebelum terbang.',
  waits_for_family: 'Ingin berangkat bersama adiknya.',
};

type Writing = { tx: Writer; audit: Recorder; file: File; key: Buffer };

async function writeMilestone({ tx, audit, file, key }: Writing, { number, ...reached }: Reached): Promise<void> {
  const { id: caseId, personId, assignedTo, reference } = file;
  const recordedAt = momentOf(reached.on);
  await tx.insert(returnMilestones).values({
    ...{ id: newId(recordedAt.getTime()), caseId, personId, ...reached, recordedAt },
    number: number ? sealText(personId, key, 'return_milestones', 'number', number) : null,
    recordedBy: assignedTo ?? demo.name,
  });
  const details = { milestone: reached.kind, on: reached.on };
  await audit.record({ act: 'return.milestone', subject: { kind: 'case', id: reference }, details });
}

async function writeBlock({ tx, audit, file, key }: Writing, { kind, from, note }: Kept): Promise<void> {
  const { id: caseId, personId, assignedTo, reference } = file;
  const recordedAt = momentOf(from);
  await tx.insert(returnBlocks).values({
    ...{ id: newId(recordedAt.getTime()), caseId, personId, kind, from, recordedAt },
    note: note ? sealText(personId, key, 'return_blocks', 'note', note) : null,
    recordedBy: assignedTo ?? demo.name,
  });
  const details = { block: kind, on: from };
  await audit.record({ act: 'return.blocked', subject: { kind: 'case', id: reference }, details });
}

const momentOf = (on: string) => new Date(Math.min(Date.now(), Date.parse(`${on}T04:30:00Z`)));
