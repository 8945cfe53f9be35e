import { confirmIntake } from '@/features/intakes/commands/confirm-intake';
import type { Verdict } from '@/features/intakes/list';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';

/** As they stood on a list from a rescue; two of them without papers. */
const rows = [
  ['Nama', 'Tgl lahir', 'Paspor', 'L/P'],
  ['Yohanes Umbu Pati', '14/08/1997', 'C8123401', 'L'],
  ['Ni Luh Sekarwangi', '2001', '-', 'P'],
  ['Daeng Mappasessu', '', '-', 'L'],
];
const doubtful: Verdict = { is: 'doubtful', problems: [], people: [], elsewhere: [] };

const ayu: Staff = {
  ...{ kind: 'staff', id: 'user-ayu', name: 'Ayu', role: 'caseworker', officeId: 'office-pnh', officeCode: 'PNH' },
  ...{ headquarters: false, locale: null },
};

/** A list that Ayu has confirmed and whose rows wait to be decided on: no case came of it yet. */
export async function loadIntake(today: string): Promise<void> {
  const people = rows.slice(1);
  const confirmed = await confirmIntake(ayu, {
    ...{ intake: newId(), day: today, rows, edits: {} },
    columns: { head: 0, fields: ['name', 'birth', 'passport', 'sex'] },
    common: { officeId: ayu.officeId, destination: 'KH', handledOn: today, citizenship: 'ID' },
    verdicts: people.map(() => doubtful),
    decisions: people.map(() => 'wait' as const),
  });
  if (isRefused(confirmed)) throw new Error(`the list of the demonstration was refused: ${confirmed.refused}`);
}
