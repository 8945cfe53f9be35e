import { and, desc, eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, caseTransfers, consents, persons, referrals } from '@/db/schema';
import type { Section } from '@/features/cases/fields';
import { answersTo } from '@/features/cases/queries/case-file';
import type { Scope } from '@/features/consents/rules';
import { sealText } from '@/features/people/identity';
import { factFields, factsIn } from '@/features/referrals/facts';
import { numberOf } from '@/features/referrals/rules';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { demo } from './writer';

type File = typeof cases.$inferSelect;
type Row = typeof referrals.$inferInsert;

/** One thing that was referred: by whom, how many days ago, and what became of it. */
type Plan = {
  by: 'ayu' | 'bagus';
  /** Which of the open cases of that worker, newest first: not the very newest, which look like today's work. */
  nth: number;
  ago: number;
  to: { office: string } | { partner: string };
  sections: Section[];
  words: string;
  state: 'asked' | 'accepted' | 'declined';
  outcome?: string;
};

const plans: Plan[] = [
  {
    ...{
      by: 'ayu',
      nth: 3,
      ago: 6,
      to: { office: 'office-mnl' },
      sections: ['situation', 'return'],
      state: 'accepted',
    },
    words: 'Rombongannya akan singgah di Manila. Mohon dijemput dan diinapkan dua malam.',
  },
  {
    ...{ by: 'bagus', nth: 3, ago: 2, to: { office: 'office-pnh' }, sections: ['who', 'situation'], state: 'asked' },
    words: 'Sebelum ke Filipina ia bekerja di Sihanoukville. Mohon dicari apakah paspornya masih di sana.',
  },
  {
    ...{ by: 'ayu', nth: 4, ago: 11, to: { partner: 'rptc_bambu_apus' }, sections: ['who', 'situation', 'return'] },
    ...{ state: 'accepted', words: 'Perlu tempat tinggal sementara setelah tiba; keluarganya belum dapat menjemput.' },
  },
  {
    ...{ by: 'ayu', nth: 5, ago: 20, to: { partner: 'lbh_jakarta' }, sections: ['recruitment', 'exploitation'] },
    ...{ state: 'declined', words: 'Meminta pendampingan untuk menuntut upah yang tidak dibayar.' },
    outcome: 'Sedang penuh; menyarankan dicoba lagi bulan depan.',
  },
];
/** Refused the police: of this one of Ayu's cases they were told without identity. */
const REFUSED = 6;
/** Whom Bagus asks Phnom Penh to take. */
const OFFERED = 4;

/** Some referrals of each kind, a notice without identity, and a case that is offered. */
export async function loadReferrals(today: string): Promise<void> {
  const open = { ayu: await openCasesOf('ayu'), bagus: await openCasesOf('bagus') };
  const [refused, moving] = [open.ayu[REFUSED], open.bagus[OFFERED]];
  const planned = plans.flatMap((plan) => {
    const file = open[plan.by][plan.nth];
    return file ? [{ plan, file }] : [];
  });
  const files = [...planned.map(({ file }) => file), refused, moving].filter((file) => file !== undefined);
  const keys = await personKeys(files.map(({ personId }) => personId));
  const notice = refused && (await noticeOf(refused, today));
  await change(demo, async (tx, audit) => {
    for (const { plan, file } of planned) {
      await agreed(tx, file, `user-${plan.by}`, addDays(today, -plan.ago - 1), ['referral_sharing'], 'given');
      await refer(tx, audit, { plan, file, key: keys.get(file.personId) as Buffer, today });
    }
    if (refused && notice) {
      await agreed(tx, refused, 'user-ayu', addDays(today, -5), ['referral_sharing'], 'given');
      await agreed(tx, refused, 'user-ayu', addDays(today, -5), ['justice'], 'refused');
      await tx.insert(referrals).values(notice);
    }
    if (moving) await offer(tx, moving, keys.get(moving.personId) as Buffer, today);
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}

async function openCasesOf(worker: string): Promise<File[]> {
  return (await db())
    .select()
    .from(cases)
    .where(and(eq(cases.assignedTo, `user-${worker}`), eq(cases.status, 'active')))
    .orderBy(desc(cases.handledOn), desc(cases.reference))
    .limit(Math.max(REFUSED, OFFERED, ...plans.map(({ nth }) => nth)) + 1);
}

const at = (day: string) => new Date(`${day}T03:20:00Z`);

async function agreed(tx: Writer, file: File, by: string, on: string, scopes: Scope[], state: 'given' | 'refused') {
  const how = state === 'given' ? ({ language: 'id', proof: 'spoken' } as const) : { language: null, proof: null };
  await tx.insert(consents).values(
    scopes.map((scope) => ({
      ...{ id: newId(at(on).getTime()), personId: file.personId, scope, state, on, ...how, purpose: null },
      ...{ recordedAt: at(on), recordedBy: by },
    })),
  );
}

type Referring = { plan: Plan; file: File; key: Buffer; today: string };

async function refer(tx: Writer, audit: Recorder, { plan, file, key, today }: Referring): Promise<void> {
  const askedAt = at(addDays(today, -plan.ago));
  const id = newId(askedAt.getTime());
  const text = (column: string, words: string) => sealText(file.personId, key, 'referrals', column, words);
  const office = 'office' in plan.to ? plan.to.office : null;
  const answered = plan.state !== 'asked' && {
    answeredBy: office ? 'user-bagus' : `user-${plan.by}`,
    answeredAt: at(addDays(today, 1 - plan.ago)),
  };
  const row: Row = {
    ...{ id, kind: office ? 'office' : 'partner', caseId: file.id, personId: file.personId, toOfficeId: office },
    partner: 'partner' in plan.to ? plan.to.partner : null,
    ...{ reason: 'additional_services', sections: JSON.stringify(plan.sections), until: addDays(today, 30 - plan.ago) },
    ...{ words: text('words', plan.words), outcome: text('outcome', plan.outcome ?? ''), state: plan.state },
    ...{ askedBy: `user-${plan.by}`, askedAt, ...answered },
  };
  await tx.insert(referrals).values(row);
  const told = { number: numberOf(id), reason: row.reason, last: row.until, shared: plan.sections };
  const to = office ?? row.partner;
  await audit.record({
    act: 'referral.asked',
    subject: { kind: 'case', id: file.reference },
    details: { ...told, to },
  });
}

/** The notice about somebody who refused the police, as it was told. */
async function noticeOf(file: File, today: string): Promise<Row | null> {
  const answers = await answersTo(demo, file.id, factFields);
  const [person] = await (await db()).select().from(persons).where(eq(persons.id, file.personId));
  if (!answers) return null;
  const [on, by] = [addDays(today, -4), 'user-ayu'];
  return {
    ...{ id: newId(at(on).getTime()), kind: 'notice', caseId: file.id, personId: file.personId, partner: 'polri' },
    ...{ reason: 'other', sections: '[]', until: on, state: 'done', askedBy: by, askedAt: at(on) },
    facts: JSON.stringify(factsIn(answers, person?.birthYear ?? null, Number(today.slice(0, 4)))),
    ...{ endedBy: by, endedAt: at(on) },
  };
}

async function offer(tx: Writer, file: File, key: Buffer, today: string): Promise<void> {
  const on = addDays(today, -1);
  await agreed(tx, file, 'user-bagus', on, ['referral_sharing'], 'given');
  const words = 'Ia sudah kembali ke Kamboja dan meminta pulang dari sana. Mohon diambil alih.';
  await tx.insert(caseTransfers).values({
    ...{ id: newId(at(on).getTime()), caseId: file.id, personId: file.personId, reason: 'relocation' },
    ...{
      fromOfficeId: file.officeId,
      toOfficeId: 'office-pnh',
      state: 'asked',
      askedBy: 'user-bagus',
      askedAt: at(on),
    },
    words: sealText(file.personId, key, 'case_transfers', 'words', words),
  });
}
