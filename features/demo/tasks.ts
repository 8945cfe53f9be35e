import { and, asc, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, tasks } from '@/db/schema';
import { closedStatuses } from '@/features/figures/catalogue';
import { sealText } from '@/features/people/identity';
import type { TaskKind } from '@/features/tasks/input';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { chanceFrom } from './chance';
import { demoStaff } from './staff';
import { demo } from './writer';

/** Open cases of the last weeks have something to be done in them. */
const DAYS = 90;
/** Of each caseworker's cases so many, the newest. */
const EACH = 12;

const words: Partial<Record<TaskKind, readonly string[]>> = {
  call: ['Telepon kakaknya sebelum jam enam sore.', 'Tanyakan apakah paspornya sudah dikembalikan.'],
  document: ['Ambil SPLP di loket, bawa dua foto.'],
  clearance: ['Tanyakan besar denda izin tinggal.'],
  travel: ['Pesan tempat duduk; penumpang membawa anak.'],
  service: ['Carikan konselor yang berbahasa Jawa.'],
};
const kinds = { call: 4, document: 3, clearance: 3, travel: 2, service: 2, referral: 1, justice: 1, family: 1 };

/** What the caseworkers of the demonstration have to do: some of it late, some today, one thing nobody's yet. */
export async function loadTasks(today: string): Promise<void> {
  const workers = demoStaff.filter(({ role }) => role === 'caseworker').map(({ id }) => id);
  const rows = await (await db())
    .select({ id: cases.id, personId: cases.personId, reference: cases.reference, assignedTo: cases.assignedTo })
    .from(cases)
    .where(
      and(
        isNotNull(cases.assignedTo),
        inArray(cases.assignedTo, workers),
        gte(cases.handledOn, addDays(today, -DAYS)),
        sql`${cases.status} not in ${[...closedStatuses]}`,
      ),
    )
    .orderBy(asc(cases.reference));
  const chosen = [...Map.groupBy(rows, ({ assignedTo }) => assignedTo).values()].flatMap((own) => own.slice(-EACH));
  const keys = await personKeys(chosen.map(({ personId }) => personId));
  const now = new Date();
  await change(demo, async (tx, audit) => {
    for (const [n, { id: caseId, personId, reference, assignedTo }] of chosen.entries()) {
      const chance = chanceFrom(`task ${reference}`);
      const kind = chance.weighted(kinds);
      const key = keys.get(personId);
      const told = key ? chance.pick(words[kind] ?? ['']) : '';
      const made = { createdAt: now, createdBy: assignedTo ?? demo.name, changedAt: now };
      const due = addDays(today, n % 4 === 0 ? 0 : chance.whole(-6, 12));
      await tx.insert(tasks).values({
        ...{ id: newId(), caseId, personId, kind, due, version: 1, ...made, changedBy: made.createdBy },
        words: key ? sealText(personId, key, 'tasks', 'words', told) : null,
        assignedTo: n === 1 ? null : assignedTo,
      });
      const subject = { kind: 'case', id: reference } as const;
      await audit.record({ act: 'task.added', subject, details: { todo: kind, on: due } });
    }
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}
