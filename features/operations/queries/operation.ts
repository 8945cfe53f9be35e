import { eq } from 'drizzle-orm';
import { among } from '@/db/among';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { compounds, offices, operationPartners, persons, users } from '@/db/schema';
import { rescues } from '@/features/figures/catalogue';
import { openIdentityInList } from '@/features/people/identity';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { mayLead, maySeeRows } from '../access';
import { type Totals, totalsOf } from '../rules';
import { legsOf, type OperationRow, operationFor } from './found-operation';
import { type FoundRow, isInSight, rowsOf, statesOf } from './manifest';

/** A row as it is shown: the name masked, as in every list. */
export type ShownRow = FoundRow & { maskedName: string };

export type OperationFile = {
  operation: OperationRow;
  office: typeof offices.$inferSelect;
  changedBy: string;
  /** Where to and by what; none for analysts, for they are names of places and carriers. */
  legs: Awaited<ReturnType<typeof legsOf>>;
  totals: Totals;
  /** Of those who came out of a compound, whom figures count as rescued, because their file says how they got out. */
  rescued: number;
  mayLead: boolean;
  /** What only those read who work on cases; null for analysts, who see totals. */
  detail: Detail | null;
};

type Detail = {
  compound: Pick<typeof compounds.$inferSelect, 'reference' | 'name' | 'town'> | null;
  partners: (typeof operationPartners.$inferSelect)[];
  rows: ShownRow[];
  /** How many of the totals are of cases of other offices, and not among the rows. */
  others: Totals;
};

/** An operation with all that the actor may see of it. Not theirs reads as not there. */
export async function operationFile(actor: Staff, reference: string): Promise<OperationFile> {
  const reader = await db();
  const operation = await operationFor(actor, reference);
  const [found, legs, [office], [changed]] = await Promise.all([
    rowsOf(actor, reader, operation, today()),
    legsOf(reader, operation.id),
    reader.select().from(offices).where(eq(offices.id, operation.officeId)),
    reader.select({ name: users.name }).from(users).where(eq(users.id, operation.changedBy)),
  ]);
  if (!office) throw new Error('an operation without its office');
  return {
    ...{ office, changedBy: changed?.name ?? '', totals: totalsOf(statesOf(found)) },
    rescued: found.filter(({ row, exitManner }) => row.state === 'boarded' && rescues.includes(exitManner ?? ''))
      .length,
    mayLead: mayLead(actor, operation.officeId),
    ...(maySeeRows(actor)
      ? { operation, legs, detail: await detailOf(operation, found) }
      : { operation: { ...operation, name: '', compoundId: null }, legs: [], detail: null }),
  };
}

async function detailOf(operation: OperationRow, found: FoundRow[]): Promise<Detail> {
  const reader = await db();
  const [partners, places, rows] = await Promise.all([
    reader.select().from(operationPartners).where(eq(operationPartners.operationId, operation.id)),
    reader
      .select({ reference: compounds.reference, name: compounds.name, town: compounds.town })
      .from(compounds)
      .where(eq(compounds.id, operation.compoundId ?? '')),
    named(found.filter(isInSight)),
  ]);
  const others = totalsOf(statesOf(found.filter((row) => !isInSight(row))));
  return { compound: places[0] ?? null, partners, rows, others };
}

/** Names as lists show them: masked, and none of those whose identity is not to be shown. */
async function named(rows: FoundRow[]): Promise<ShownRow[]> {
  const shown = [...new Set(rows.flatMap(({ speakerId, withheld }) => (speakerId && !withheld ? [speakerId] : [])))];
  const sealed = await (await db())
    .select({ id: persons.id, identity: persons.identity })
    .from(persons)
    .where(among(persons.id, shown));
  const [keys, identities] = [await personKeys(shown), new Map(sealed.map((each) => [each.id, each.identity]))];
  return rows.map((row) => {
    const id = row.withheld ? '' : (row.speakerId ?? '');
    const key = keys.get(id);
    const name = key ? (openIdentityInList(id, key, identities.get(id) ?? null).name ?? '') : '';
    return { ...row, maskedName: maskName(name) };
  });
}
