import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { insertCases } from '@/features/cases/insertion';
import { type CaseRows, type Opening, rowsOf } from '@/features/cases/rows';

/**
 * Writes cases with an audit entry each, like any case that is opened: its page shows the entry, and the index of names
 * reads on from the sequence of each person's own.
 */
export async function writeCases(
  tx: Writer,
  audit: Recorder,
  openings: Omit<Opening, 'seq'>[],
  keys: Map<string, Buffer>,
): Promise<void> {
  const all: CaseRows[] = [];
  for (const opening of openings) {
    const key = keys.get(opening.personId);
    if (!key) throw new Error('a person without a key');
    const seq = await audit.record({ act: 'case.opened', subject: { kind: 'case', id: opening.reference } });
    all.push(asRecorded(rowsOf({ ...opening, seq }, key)));
  }
  await insertCases(tx, all);
}

/** Steps were recorded on their day at the earliest, though the whole case is written at once. */
function asRecorded(rows: CaseRows): CaseRows {
  const opened = rows.case.createdAt;
  const now = Date.now();
  const onItsDay = <Step extends { on: string }>(step: Step) => {
    const day = new Date(`${step.on}T03:20:00Z`);
    return { ...step, recordedAt: new Date(Math.min(now, Math.max(day.getTime(), opened.getTime()))) };
  };
  const steps = { statusSteps: rows.statusSteps.map(onItsDay), returnSteps: rows.returnSteps.map(onItsDay) };
  const moments = [...steps.statusSteps, ...steps.returnSteps].map(({ recordedAt }) => recordedAt.getTime());
  return { ...rows, ...steps, case: { ...rows.case, updatedAt: new Date(Math.max(opened.getTime(), ...moments)) } };
}
