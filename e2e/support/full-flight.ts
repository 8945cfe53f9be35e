import { and, asc, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { cases, offices, returnMilestones } from '@/db/schema';
import { store } from '@/db/store';
import { chanceFrom } from '@/features/demo/chance';
import { humanFrom, identityTold } from '@/features/demo/people';
import { writeCases } from '@/features/demo/writer';
import type { Machine } from '@/lib/actor';
import { newId } from '@/lib/id';

/**
 * Logs cases of people who wait in Phnom Penh for a way home: `full-flight COUNT READY`; the first READY of them with
 * document and clearance. Prints their numbers.
 */
const [count = 0, ready = 0] = process.argv.slice(2).map(Number);
const machine: Machine = { kind: 'machine', name: 'test' };
const HANDLED = '2026-09-14';
const opened = await store();
const [office] = await opened.reader.select().from(offices).where(eq(offices.code, 'PNH'));
if (!office) throw new Error('there is no Phnom Penh');

const chance = chanceFrom('full flight');
await writeCases(
  Array.from({ length: count }, () => ({
    office,
    assignedTo: null,
    told: {
      answers: {
        ...{ destination: 'KH', handledOn: HANDLED },
        ...identityTold(chance, humanFrom(chance, HANDLED), 'well'),
      },
      statusSteps: [{ status: 'active' as const, on: HANDLED }],
      returnSteps: [{ status: 'identity_check' as const, on: HANDLED }],
      now: new Date(`${HANDLED}T03:00:00Z`),
    },
  })),
);
const written = await opened.reader
  .select({ id: cases.id, personId: cases.personId, reference: cases.reference })
  .from(cases)
  .where(and(eq(cases.officeId, office.id), eq(cases.handledOn, HANDLED), isNull(cases.assignedTo)))
  .orderBy(asc(cases.reference));
const all = written.slice(-count);
await change(machine, async (tx, audit) => {
  const common = { on: '2026-10-02', recordedAt: new Date(), recordedBy: 'test' };
  const rows = all.slice(0, ready).flatMap(({ id: caseId, personId }) => [
    { ...common, id: newId(), caseId, personId, kind: 'travel_document' as const, document: 'splp' as const },
    { ...common, id: newId(), caseId, personId, kind: 'exit_clearance' as const, clearance: 'permit' as const },
  ]);
  for (let n = 0; n < rows.length; n += 100) await tx.insert(returnMilestones).values(rows.slice(n, n + 100));
  await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test-papers' } });
});
console.log(JSON.stringify(all.map(({ reference }) => reference)));
await opened.close();
