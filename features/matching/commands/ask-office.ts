import { and, eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { personPairs } from '@/db/schema';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import type { Elsewhere } from '../queries/candidates';

type Opened = { caseId: string; reference: string; officeId: string; personId: string };

/**
 * Within a change: asks an office whether somebody it works on is the person of a new case. Its supervisors are told
 * which of their cases is meant, those of the asking office that they were asked, those of headquarters both in one. None
 * of them learns more of the other file than its office and number.
 */
export async function askOfficeWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { opened, asked }: { opened: Opened; asked: Elsewhere },
  now = new Date(),
): Promise<void> {
  const there = new Set<string>();
  const here = await supervisorsOver(tx, { officeId: opened.officeId, caseId: opened.caseId, except: actor.id });
  for (const { reference, caseId, personId } of asked.people) {
    const told = await supervisorsOver(tx, { officeId: asked.office.id, caseId, except: actor.id });
    for (const id of told) there.add(id);
    const details = { by: actor.name, office: actor.officeCode, reference, asking: opened.reference };
    // Whoever answers for both cases has the pair in the queue; the others are led to their own case.
    const pair = await pairOf(tx, opened.personId, personId);
    const decide = told.filter((id) => pair && here.includes(id));
    await notify(tx, decide, 'person-asked', { ...details, ...(pair && { pair }) }, now);
    const others = told.filter((id) => !decide.includes(id));
    await notify(tx, others, 'person-asked', details, now);
    await audit.record({
      act: 'person.asked',
      subject: { kind: 'case', id: reference },
      details: { office: actor.officeCode },
    });
  }
  const details = { by: actor.name, office: asked.office.code, reference: opened.reference };
  await notify(
    tx,
    here.filter((id) => !there.has(id)),
    'person-asked-elsewhere',
    details,
    now,
  );
  await audit.record({
    act: 'person.asked-elsewhere',
    subject: { kind: 'case', id: opened.reference },
    details: { office: asked.office.code },
  });
}

async function pairOf(tx: Writer, one: string, other: string): Promise<string | null> {
  const [oneId = '', otherId = ''] = [one, other].toSorted();
  const [row] = await tx
    .select({ id: personPairs.id })
    .from(personPairs)
    .where(and(eq(personPairs.oneId, oneId), eq(personPairs.otherId, otherId)));
  return row?.id ?? null;
}
