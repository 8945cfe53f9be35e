import { and, asc, gte, isNull, notInArray, or } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { caseNotes, cases, followUpSchedules, followUps } from '@/db/schema';
import { type NoteKind, notFollowed, type Outcome, USUAL_MONTHS } from '@/features/followups/rules';
import { sealText } from '@/features/people/identity';
import { addDays, addMonths } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { type Chance, chanceFrom } from './chance';
import { demoStaff } from './staff';
import { BATCH, demo } from './writer';

/** Since when the missions of the demo ask after those who come home. */
const SINCE_MONTHS = 25;
/** Who asks: the missions where nobody works do not follow up. */
const workers = demoStaff.filter(({ role }) => role === 'caseworker');
/** Cases of the last weeks have notes of those who work on them. */
const NOTED_DAYS = 45;

/**
 * The schedules of the missions, and what came of them: most who were due have been asked after, and each caseworker is
 * late with a few.
 */
export async function loadFollowUps(today: string): Promise<void> {
  const since = addMonths(today, -SINCE_MONTHS);
  const now = new Date();
  await change(demo, async (tx, audit) => {
    for (const officeId of new Set(workers.map((worker) => worker.officeId))) {
      const row = { officeId, months: JSON.stringify(USUAL_MONTHS), since, changedBy: demo.name, changedAt: now };
      await tx.insert(followUpSchedules).values(row).onConflictDoNothing();
    }
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
  const told = await toldBetween(since, today);
  for (let from = 0; from < told.length; from += BATCH) await write(told.slice(from, from + BATCH));
}

type Told = {
  file: File;
  on: string;
  by: string;
  words: string;
} & ({ kind: 'note'; told: NoteKind } | { kind: 'followUp'; month: number; outcome: Outcome });

async function toldBetween(since: string, today: string): Promise<Told[]> {
  const rows = await (await db())
    .select()
    .from(cases)
    .where(
      and(
        or(gte(cases.returnedOn, since), gte(cases.handledOn, addDays(today, -NOTED_DAYS))),
        or(isNull(cases.closureReason), notInArray(cases.closureReason, [...notFollowed])),
      ),
    )
    .orderBy(asc(cases.reference));
  const late = lateWith(rows, since, today);
  return rows.flatMap((file) => [...heard(file, since, today, late.has(file.id)), ...noted(file, today)]);
}

type File = typeof cases.$inferSelect;

/** The months that were due of a return, and their days. What has no caseworker waits in the list of the office. */
function dueMonths({ returnedOn, assignedTo }: File, since: string, today: string) {
  if (!returnedOn || returnedOn < since || !assignedTo) return [];
  return USUAL_MONTHS.map((month) => ({ month, due: addMonths(returnedOn, month) })).filter(({ due }) => due < today);
}

/** The cases that their caseworkers are late with: of each a handful that became due last, and no more than every second. */
function lateWith(files: File[], since: string, today: string): Set<string> {
  const due = files.filter((file) => dueMonths(file, since, today).length > 0);
  const lastDue = (file: File) => dueMonths(file, since, today).at(-1)?.due ?? '';
  const latestFirst = (a: File, b: File) => lastDue(b).localeCompare(lastDue(a));
  const late = [...Map.groupBy(due, ({ assignedTo }) => assignedTo)].flatMap(([worker, theirs]) => {
    const chance = chanceFrom(`late ${worker}`);
    return theirs.toSorted(latestFirst).slice(0, Math.min(chance.whole(4, 6), Math.ceil(theirs.length / 2)));
  });
  return new Set(late.map(({ id }) => id));
}

const heardAs = { well: 66, concern: 18, not_reached: 15, abroad_again: 1 } as const;

/** What came of every month that was due, in its order; of the last of somebody late nothing, or nobody was reached. */
function heard(file: File, since: string, today: string, late: boolean): Told[] {
  const { reference, returnedOn } = file;
  const told: Told[] = [];
  const months = dueMonths(file, since, today);
  for (const { month, due } of months) {
    const chance = chanceFrom(`follow-up ${reference} ${month}`);
    const common = { kind: 'followUp' as const, file, by: file.assignedTo ?? '', month };
    const last = late && month === months.at(-1)?.month;
    const first = attempt(chance, addDays(due, chance.whole(-4, 3)), last ? { not_reached: 1 } : heardAs);
    const second = attempt(chance, addDays(first.on, chance.whole(2, 9)), { well: 4, concern: 1 });
    // A colleague who tried in vain tries again.
    const made = first.outcome === 'not_reached' && !last ? [first, second] : [first];
    const kept = last && chance.yes(0.5) ? [] : made;
    told.push(...kept.filter(({ on }) => on <= today && on > (returnedOn ?? '')).map((one) => ({ ...common, ...one })));
    if (first.outcome === 'abroad_again') break;
  }
  return told;
}

function attempt(chance: Chance, on: string, outcomes: Partial<Record<Outcome, number>>) {
  const outcome = chance.weighted(outcomes);
  return { on, outcome, words: chance.yes(outcome === 'well' ? 0.5 : 1) ? chance.pick(words[outcome]) : '' };
}

const words: Record<Outcome, readonly string[]> = {
  well: [
    'Sehat, tinggal bersama orang tuanya.',
    'Membantu di warung keluarga; tidak berencana pergi lagi.',
    'Sudah bekerja di pabrik dekat rumah.',
    'Ikut pelatihan las di balai latihan kerja.',
    'Melanjutkan kuliah semester ini.',
  ],
  concern: [
    'Masih ditagih perekrut lewat pesan. Ditawari bantuan hukum.',
    'Sulit tidur dan mudah kaget. Bersedia dirujuk ke konselor di puskesmas.',
    'Belum mendapat pekerjaan; ada tawaran kerja ke luar negeri dari orang yang sama.',
    'Utang keberangkatan belum lunas, keluarganya didatangi penagih.',
    'Butuh surat keterangan untuk mengurus ijazah yang tertinggal.',
  ],
  not_reached: [
    'Nomor tidak aktif.',
    'Berdering, tidak diangkat. Dicoba lagi lain hari.',
    'Diangkat orang lain; ditutup tanpa menyebut kantor.',
  ],
  abroad_again: ['Menurut kakaknya berangkat lagi bulan lalu, katanya bekerja sebagai admin.'],
};

const notes = [
  ['phone', 'Keluarga menelepon; masih berkabar setiap malam lewat pesan.'],
  ['observation', 'Foto paspor sudah diterima, halaman data terbaca.'],
  ['phone', 'Diminta mengirim lokasi bila aman.'],
  ['meeting', 'Polisi setempat menanyakan jumlah orang di lantai yang sama.'],
  ['talk', 'Bersedia menjadi saksi setelah berada di tempat aman.'],
  ['visit', 'Meminta obat asma; diteruskan ke penampungan.'],
] as const satisfies [NoteKind, string][];

/** What those who work on a case have written down on the way. */
function noted(file: File, today: string): Told[] {
  const { reference, handledOn, assignedTo } = file;
  if (!assignedTo || handledOn < addDays(today, -NOTED_DAYS)) return [];
  const chance = chanceFrom(`notes ${reference}`);
  const texts = chance.shuffled(notes).slice(0, chance.whole(0, 3));
  return texts
    .map(([told, words], n) => ({
      kind: 'note' as const,
      told,
      file,
      by: assignedTo,
      on: addDays(handledOn, n * 2),
      words,
    }))
    .filter(({ on }) => on <= today);
}

async function write(told: Told[]): Promise<void> {
  const people = [...new Set(told.map(({ file }) => file.personId))];
  const keys = await personKeys(people);
  await change(demo, async (tx, audit) => {
    for (const one of told) await writeOne(tx, audit, one, keys.get(one.file.personId) as Buffer);
  });
}

async function writeOne(tx: Writer, audit: Recorder, told: Told, key: Buffer): Promise<void> {
  const { file, on, by, words: text } = told;
  const { id: caseId, personId } = file;
  const recordedAt = new Date(Math.min(Date.now(), Date.parse(`${on}T08:10:00Z`)));
  const row = { id: newId(recordedAt.getTime()), caseId, personId, on, recordedAt, recordedBy: by };
  const subject = { kind: 'case', id: file.reference } as const;
  if (told.kind === 'note') {
    const sealed = sealText(personId, key, 'case_notes', 'text', text) ?? Buffer.alloc(0);
    await tx.insert(caseNotes).values({ ...row, kind: told.told, text: sealed });
    await audit.record({ act: 'note.added', subject, details: { on } });
    return;
  }
  const { month, outcome } = told;
  const note = sealText(personId, key, 'follow_ups', 'note', text);
  await tx.insert(followUps).values({ ...row, month, outcome, note });
  await audit.record({ act: 'follow-up.recorded', subject, details: { outcome, on, month } });
}
