import { and, eq, inArray, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { cases, notices } from '@/db/schema';
import { joinPersons } from '@/features/matching/commands/join';
import { decideFinding } from '@/features/retrafficking/commands';
import { againOf } from '@/features/retrafficking/queries/again';
import type { Staff } from '@/lib/actor';
import { addDays } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import type { NumberedCourse } from './reference-cases';
import { demoStaff } from './staff';
import { demo } from './writer';

const reasons = {
  joined: 'Ia sendiri bercerita tentang kasusnya yang terdahulu; nama dan tanggal lahir di kedua berkas cocok.',
  retrafficked: 'Ia sendiri bercerita bahwa direkrut lagi; petugas mencocokkan kedua berkas.',
  went_back: 'Ia berangkat lagi atas kemauan sendiri ke pekerjaan sejenis, dan bukan korban kali ini.',
};

/**
 * Joins the people whom staff had said they met again, and decides what staff had said of them. Those of whom nobody
 * said anything stay two people: they are for the queue to find.
 */
export async function joinMetAgain(all: NumberedCourse[], today: string): Promise<void> {
  const actor = supervisor();
  const met = all.filter(({ again }) => again?.flag);
  const people = await peopleOf(met.flatMap(({ reference, again }) => [reference, again?.earlier.reference ?? '']));
  for (const { reference, course, again } of met) {
    const day = [addDays(course.handledOn, 21), today].sort()[0] ?? today;
    const [one, other] = [people.get(again?.earlier.reference ?? ''), people.get(reference)];
    if (!one || !other) throw new Error(`${reference} was not written`);
    const joining = { one, other, basis: 'self_report' as const, reason: reasons.joined };
    const joined = await joinPersons(actor, joining, new Date(`${day}T03:20:00Z`));
    if (isRefused(joined)) throw new Error(`${reference} cannot be joined: ${joined.refused}`);
    const seen = (await againOf(actor, reference)).standing?.id ?? '';
    const state = again?.flag === 'retrafficked' ? 'retrafficked' : 'went_back';
    const decided = await decideFinding(actor, reference, { state, on: day, reason: reasons[state], seen }, today);
    if (isRefused(decided)) throw new Error(`${reference} cannot be decided: ${decided.refused}`);
  }
  await readWhatWasDecided(met);
}

function supervisor(): Staff {
  const member = demoStaff.find(({ signInName }) => signInName === 'citra');
  if (!member) throw new Error('nobody in the demo answers for all offices');
  const { id, name, role, officeId } = member;
  return { kind: 'staff', id, name, role, officeId, officeCode: 'PWNI', headquarters: true, locale: null };
}

async function peopleOf(references: string[]): Promise<Map<string, string>> {
  const rows = await (await db())
    .select({ reference: cases.reference, personId: cases.personId })
    .from(cases)
    .where(inArray(cases.reference, references));
  return new Map(rows.map(({ reference, personId }) => [reference, personId]));
}

/** Nobody finds a notice waiting about what was decided years ago. */
async function readWhatWasDecided(met: NumberedCourse[]): Promise<void> {
  if (met.length === 0) return;
  await change(demo, async (tx, audit) => {
    const old = and(eq(notices.kind, 'retrafficking-suspected'), isNull(notices.readAt));
    await tx.update(notices).set({ readAt: new Date() }).where(old);
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}
