import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import type { Elsewhere } from '../queries/candidates';

type Opened = { caseId: string; reference: string; officeId: string };

/**
 * Within a change: asks an office whether somebody it works on is the person of a new case. Its supervisors are told
 * which of their cases is meant, those of the asking office that they were asked, those of headquarters both in one. None
 * of them learns more of the other file than its office.
 */
export async function askOfficeWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { opened, asked }: { opened: Opened; asked: Elsewhere },
  now = new Date(),
): Promise<void> {
  const there = new Set<string>();
  for (const { reference, caseId } of asked.people) {
    const told = await supervisorsOver(tx, { officeId: asked.office.id, caseId, except: actor.id });
    for (const id of told) there.add(id);
    await notify(tx, told, 'person-asked', { by: actor.name, office: actor.officeCode, reference }, now);
    await audit.record({
      act: 'person.asked',
      subject: { kind: 'case', id: reference },
      details: { office: actor.officeCode },
    });
  }
  const here = await supervisorsOver(tx, { officeId: opened.officeId, caseId: opened.caseId, except: actor.id });
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
