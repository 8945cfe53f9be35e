import { change } from '@/db/change';
import { makePersonKeys } from '@/db/keys';
import { offices, referenceCounters, users } from '@/db/schema';
import type { Opening } from '@/features/cases/rows';
import { missionOffices } from '@/features/offices/missions';
import type { Machine } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { chanceFrom } from './chance';
import { type Human, humanFrom, metAgain } from './people';
import { type NumberedCourse, referenceCases } from './reference-cases';
import { demoStaff } from './staff';
import { openingOf, tell } from './telling';
import { writeCases } from './writer';

const demo: Machine = { kind: 'machine', name: 'demo-data' };
export const BATCH = 1_000;

/** Fills an empty base with offices, staff and the reference data set. The caller marks the folder as filled. */
export async function loadDemo(): Promise<void> {
  await addOfficesAndStaff();
  const day = today();
  const all = referenceCases(day);
  for (let from = 0; from < all.length; from += BATCH) await writeBatch(all.slice(from, from + BATCH), day);
  await leaveCounters(all);
}

async function addOfficesAndStaff(): Promise<void> {
  const createdAt = new Date('2020-01-02T02:00:00Z');
  await change(demo, async (tx, audit) => {
    await tx.insert(offices).values(missionOffices().map((office) => ({ ...office, createdAt })));
    await tx.insert(users).values(demoStaff.map((member) => ({ ...member, createdAt })));
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}

async function writeBatch(batch: NumberedCourse[], day: string): Promise<void> {
  const openings = batch.map((one) => referenceOpening(one, day));
  const keys = await makePersonKeys(openings.map(({ personId }) => personId));
  await change(demo, (tx, audit) => writeCases(tx, audit, openings, keys));
}

function referenceOpening(one: NumberedCourse, day: string): Omit<Opening, 'seq'> {
  const { course, reference, officeCode, n, again } = one;
  const chance = chanceFrom(`told ${n}`);
  const told = tell(chance, course, humanOf(one), day);
  if (again?.as === 'duplicate') told.answers.notes = `Sudah tercatat sebagai ${again.earlier.reference}.`;
  if (again?.flag)
    Object.assign(told.answers, { retrafficking: again.flag, earlierReference: again.earlier.reference });
  const officeId = `office-${officeCode.toLowerCase()}`;
  const colleagues = demoStaff.filter((member) => member.officeId === officeId && member.role === 'caseworker');
  const assignedTo = colleagues.length > 0 && chance.yes(0.95) ? chance.pick(colleagues).id : null;
  return openingOf(told, { reference, officeId, personId: newId(), assignedTo });
}

function humanOf({ course, n, again }: NumberedCourse): Human {
  const chance = chanceFrom(`human ${n}`);
  if (!again) return humanFrom(chance, course.handledOn);
  return again.as === 'duplicate' ? humanOf(again.earlier) : metAgain(chance, humanOf(again.earlier));
}

/** The next case of an office goes on counting where the last one stopped. */
async function leaveCounters(all: NumberedCourse[]): Promise<void> {
  const last = new Map<string, { officeId: string; year: number; last: number }>();
  for (const { reference } of all) {
    const [code = '', year, number] = reference.split('-');
    last.set(`${code}-${year}`, { officeId: `office-${code.toLowerCase()}`, year: Number(year), last: Number(number) });
  }
  await change(demo, async (tx, audit) => {
    await tx.insert(referenceCounters).values([...last.values()]);
    await audit.record({ act: 'base.numbered', subject: { kind: 'base', id: 'demo' } });
  });
}
