import { and, asc, gte, inArray, isNotNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, documents } from '@/db/schema';
import { type Keepable, keepable } from '@/features/documents/pictures';
import type { Kind } from '@/features/documents/rules';
import { sealDocument } from '@/features/documents/sealed';
import { sealText } from '@/features/people/identity';
import { addDays } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { print } from '@/lib/paper/print';
import { chanceFrom } from './chance';
import { messagePicture, passportPicture } from './pictures';
import { demoStaff } from './staff';
import { demo } from './writer';

/** Cases of the last weeks, and of each caseworker's so many, the newest. */
const DAYS = 90;
const EACH = 6;

const titles = {
  travel: 'Halaman identitas paspor, difoto dengan telepon',
  contract: 'Tawaran kerja yang dikirim perekrut',
  messages: 'Pesan dari perekrut',
} satisfies Partial<Record<Kind, string>>;
const shares = { travel: 0.8, contract: 0.5, messages: 0.5 };

/** Documents of the demonstration: drawn by ourselves, marked as what they are, sealed as every other. */
export async function loadDocuments(today: string): Promise<void> {
  const workers = demoStaff.filter(({ role }) => role === 'caseworker').map(({ id }) => id);
  const { id, personId, reference, handledOn, assignedTo } = cases;
  const rows = await (await db())
    .select({ id, personId, reference, handledOn, assignedTo })
    .from(cases)
    .where(and(isNotNull(assignedTo), inArray(assignedTo, workers), gte(handledOn, addDays(today, -DAYS))))
    .orderBy(asc(reference));
  const chosen = [...Map.groupBy(rows, (row) => row.assignedTo).values()].flatMap((own) => own.slice(-EACH));
  const keys = await personKeys(chosen.map((file) => file.personId));
  const made = await drawnOnce();
  await change(demo, async (tx, audit) => {
    for (const file of chosen) {
      const key = keys.get(file.personId);
      if (!key) continue;
      const chance = chanceFrom(`documents ${file.reference}`);
      for (const [kind, { format, content, preview }] of made) {
        if (!chance.yes(shares[kind])) continue;
        const [document, by] = [newId(), file.assignedTo ?? demo.name];
        await tx.insert(documents).values({
          ...{ id: document, caseId: file.id, personId: file.personId, kind, on: file.handledOn, format },
          ...{ size: content.length, addedAt: new Date(), addedBy: by },
          title: sealText(file.personId, key, 'documents', 'title', titles[kind]),
          preview: preview && sealDocument(file.personId, key, 'preview', preview),
          content: sealDocument(file.personId, key, 'content', content),
        });
        const subject = { kind: 'case', id: file.reference } as const;
        await audit.record({ act: 'document.added', subject, details: { document, kind, format } });
      }
    }
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}

/** Each is drawn once and kept as an upload would be: pictures made anew, with a preview. */
async function drawnOnce(): Promise<[keyof typeof titles, Keepable][]> {
  const files = {
    travel: await passportPicture(['Nama: CONTOH', 'Nomor: X0000000', 'Lahir: 00-00-0000', 'Berlaku: tidak']),
    contract: await contractPaper(),
    messages: await messagePicture([
      'Gaji 15 juta, tiket ditanggung.',
      'Kerjanya apa, Kak?',
      'Admin saja. Contoh pesan.',
    ]),
  };
  return Promise.all(
    (Object.keys(files) as (keyof typeof files)[]).map(async (kind): Promise<[keyof typeof titles, Keepable]> => {
      const kept = await keepable(files[kind]);
      if (isRefused(kept)) throw new Error(`the ${kind} of the demonstration is refused: ${kept.refused}`);
      return [kind, kept];
    }),
  );
}

function contractPaper(): Promise<Buffer> {
  const text = (line: string) => ({ kind: 'text' as const, words: [{ text: line }], above: 10 });
  return print({
    ...{ title: 'Pulang', language: 'id', madeAt: new Date('2026-01-01T00:00:00Z'), head: null },
    foot: ['CONTOH / SPECIMEN'],
    pageName: (page, pages) => `${page} / ${pages}`,
    blocks: [
      { kind: 'heading', level: 1, text: 'CONTOH: Surat tawaran kerja', size: 20 },
      {
        kind: 'panel',
        paragraphs: ['CONTOH / SPECIMEN. Surat rekaan untuk peragaan; tidak ada perusahaan bernama ini.'],
      },
      text('PT Contoh Rekaan Sejahtera menawarkan pekerjaan sebagai layanan pelanggan di luar negeri.'),
      text('Gaji Rp15.000.000 per bulan; tiket, paspor, dan tempat tinggal ditanggung perusahaan.'),
      text('Bila keluar sebelum enam bulan, karyawan mengganti biaya perekrutan sebesar USD 5.000.'),
    ],
  });
}
