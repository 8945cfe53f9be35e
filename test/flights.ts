import { inArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { cases, returnMilestones } from '@/db/schema';
import { openOperation } from '@/features/operations/commands/open';
import type { ToldOperation } from '@/features/operations/input';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { machine } from './people';

/** The day of the flights of the tests. */
export const FLIGHT_DAY = addDays(today(), -3);

/** An operation as somebody opens it: a chartered flight from Cambodia unless said otherwise. */
export async function anOperation(actor: Staff, more: Partial<ToldOperation> = {}): Promise<string> {
  const opened = await openOperation(actor, {
    ...{ submission: newId(), kind: 'charter_flight', name: 'Carter Phnom Penh', country: 'KH', compound: '' },
    ...{ on: FLIGHT_DAY, plannedPersons: 569, officeId: actor.officeId },
    ...more,
  });
  if (!('reference' in opened) || !opened.reference) throw new Error(JSON.stringify(opened));
  return opened.reference;
}

/** Gives the people of cases what nobody boards without: a document, and the way out. */
export async function withPapers(references: string[]): Promise<void> {
  await change(machine, async (tx, audit) => {
    const files = await tx.select().from(cases).where(inArray(cases.reference, references));
    const rows = files.flatMap(({ id: caseId, personId }) => {
      const common = { caseId, personId, on: addDays(FLIGHT_DAY, -7), recordedAt: new Date(), recordedBy: 'test' };
      return [
        { ...common, id: newId(), kind: 'travel_document' as const, document: 'splp' as const },
        { ...common, id: newId(), kind: 'exit_clearance' as const, clearance: 'permit' as const },
      ];
    });
    for (let n = 0; n < rows.length; n += 100) await tx.insert(returnMilestones).values(rows.slice(n, n + 100));
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test-papers' } });
  });
}
