import { change, notYours } from '@/db/change';
import type { Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { mayListCases } from '../access';
import type { CaseListRequest } from '../queries/case-list';
import { type CodedRow, codedRows, countCoded } from '../queries/coded-rows';

export type CodedExport = { rows: number; leftOut: number; pages: AsyncGenerator<CodedRow[]> };

/** The coded facts of the cases an actor may see, without any identity; records who took how many out. */
export async function exportCases(actor: Staff, request: CaseListRequest): Promise<CodedExport | Refused<'not-yours'>> {
  if (!mayListCases(actor)) return notYours(actor, 'cases-export');
  const { rows, leftOut } = await countCoded(actor, request);
  await change(actor, (_, audit) =>
    audit.record({ act: 'cases.exported', subject: { kind: 'base', id: 'cases' }, details: { rows, leftOut } }),
  );
  return { rows, leftOut, pages: codedRows(actor, request) };
}
