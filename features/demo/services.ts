import { and, asc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, proceedings, services } from '@/db/schema';
import { sealText } from '@/features/people/identity';
import type { State, Type } from '@/features/services/rules';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { chanceFrom } from './chance';
import { demoStaff } from './staff';
import { demo } from './writer';

/** Cases of the last weeks, and of each caseworker's so many, the newest. */
const DAYS = 120;
const EACH = 16;

const types = { shelter: 5, counselling: 5, medical_care: 3, legal_aid: 3, travel_document: 3, family_contact: 2 };
const states = { needed: 4, planned: 3, provided: 5, declined: 1, unavailable: 1 };
const notes: Partial<Record<Type, string>> = {
  shelter: 'Kamar bersama dua orang; minta dekat pintu.',
  counselling: 'Sesi pertama berjalan baik, ingin bicara lagi minggu depan.',
  medical_care: 'Luka di tangan kiri sudah dibersihkan; kontrol sekali lagi.',
  legal_aid: 'Cari pengacara yang berbahasa Khmer.',
};
/** Some were made to work in a scam, and are accused of it where they were held. */
const ACCUSED = 0.06;

/** What the people of the demonstration need and get, some of it late; and who is accused abroad. */
export async function loadServices(today: string): Promise<void> {
  const workers = demoStaff.filter(({ role }) => role === 'caseworker').map(({ id }) => id);
  const rows = await (await db())
    .select({
      ...{ id: cases.id, personId: cases.personId, reference: cases.reference, handledOn: cases.handledOn },
      ...{ assignedTo: cases.assignedTo, destination: episodes.destination },
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(
      and(isNotNull(cases.assignedTo), inArray(cases.assignedTo, workers), gte(cases.handledOn, addDays(today, -DAYS))),
    )
    .orderBy(asc(cases.reference));
  const chosen = [...Map.groupBy(rows, ({ assignedTo }) => assignedTo).values()].flatMap((own) => own.slice(-EACH));
  const keys = await personKeys(chosen.map(({ personId }) => personId));
  const now = new Date();
  await change(demo, async (tx, audit) => {
    for (const { id: caseId, personId, reference, handledOn, assignedTo, destination } of chosen) {
      const chance = chanceFrom(`service ${reference}`);
      const [by, key] = [assignedTo ?? demo.name, keys.get(personId)];
      const subject = { kind: 'case', id: reference } as const;
      const needed = new Set<Type>([chance.weighted(types), chance.weighted(types)]);
      for (const type of needed) {
        const state: State = chance.weighted(states);
        const words = key && state !== 'needed' ? (notes[type] ?? '') : '';
        const on = state === 'needed' ? handledOn : min(addDays(handledOn, chance.whole(0, 9)), today);
        const waits = state === 'needed' || state === 'planned';
        await tx.insert(services).values({
          ...{ id: newId(), caseId, personId, type, state, neededOn: handledOn, on, partner: null, version: 1 },
          nextOn: waits && chance.yes(0.6) ? addDays(today, chance.whole(-5, 14)) : null,
          note: key && words ? sealText(personId, key, 'services', 'note', words) : null,
          ...{ recordedAt: now, recordedBy: by, changedAt: now, changedBy: by },
        });
      }
      await audit.record({ act: 'service.needed', subject, details: { services: [...needed], on: handledOn } });
      if (!chance.yes(ACCUSED)) continue;
      const told = { country: destination, role: 'suspect', status: 'investigation', on: handledOn } as const;
      await tx.insert(proceedings).values({ id: newId(), caseId, ...told, recordedAt: now, recordedBy: by });
      await audit.record({ act: 'proceeding.recorded', subject, details: { on: handledOn } });
    }
  });
}

const min = (a: string, b: string) => (a < b ? a : b);
