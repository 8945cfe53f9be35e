import { and, asc, eq, isNull } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { cases, compoundStays, compounds, manifestRows, operations, users } from '@/db/schema';
import { inSight } from '@/features/cases/queries/scope';
import { foldName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { mayKeepRegister } from '../access';
import { isWayHome } from '../rules';

export type Compound = Omit<typeof compounds.$inferSelect, 'aliases'> & { aliases: string[] };

/** A compound of the register, for those who may read it; for all others there is none. */
export async function compoundFor(actor: Staff, reference: string, from?: Pick<Reader, 'select'>): Promise<Compound> {
  const [row] = await (from ?? (await db())).select().from(compounds).where(eq(compounds.reference, reference));
  if (!row || !mayKeepRegister(actor)) throw new NotFound('compound');
  return withAliases(row);
}

/** The register, by country and name; `words` may be part of a name, an alias or a town, with or without its marks. */
export async function compoundList(actor: Staff, words = '', country?: string): Promise<Compound[]> {
  if (!mayKeepRegister(actor)) throw new NotFound('compounds');
  const rows = await (await db())
    .select()
    .from(compounds)
    .where(country ? eq(compounds.country, country) : undefined)
    .orderBy(asc(compounds.country), asc(compounds.name), asc(compounds.id));
  const wanted = foldName(words);
  const all = rows.map(withAliases);
  if (!wanted) return all;
  return all.filter(({ name, town, aliases }) =>
    [name, town, ...aliases].some((each) => foldName(each).includes(wanted)),
  );
}

export type Held = {
  reference: string;
  from: string | null;
  until: string | null;
  /** By whom it was recorded; empty where an operation tells it. */
  by: string;
  /** The number of the operation that found them there. */
  operation: string | null;
};

export type CompoundFile = { compound: Compound; changedBy: string; held: Held[] };

/** A compound, and of the cases in the actor's sight who was held there, as far as recorded or found there by an operation. */
export async function compoundFile(actor: Staff, reference: string): Promise<CompoundFile> {
  const compound = await compoundFor(actor, reference);
  const reader = await db();
  const [told, found, [changed]] = await Promise.all([
    reader
      .select({ reference: cases.reference, from: compoundStays.from, until: compoundStays.until, by: users.name })
      .from(compoundStays)
      .innerJoin(cases, eq(cases.id, compoundStays.caseId))
      .leftJoin(users, eq(users.id, compoundStays.recordedBy))
      .where(and(eq(compoundStays.compoundId, compound.id), isNull(compoundStays.withdrawnAt), inSight(actor)))
      .orderBy(asc(cases.reference)),
    reader
      .select({ reference: cases.reference, on: operations.on, operation: operations.reference, kind: operations.kind })
      .from(manifestRows)
      .innerJoin(operations, eq(operations.id, manifestRows.operationId))
      .innerJoin(cases, eq(cases.id, manifestRows.caseId))
      .where(and(eq(operations.compoundId, compound.id), eq(manifestRows.state, 'boarded'), inSight(actor)))
      .orderBy(asc(cases.reference)),
    reader.select({ name: users.name }).from(users).where(eq(users.id, compound.changedBy)),
  ]);
  const recorded = new Set(told.map((each) => each.reference));
  const fromOperations = found
    .filter((each) => !isWayHome(each.kind) && !recorded.has(each.reference))
    .map(({ reference: file, on, operation }) => ({
      ...{ reference: file, from: null, until: on.slice(0, 7), by: '', operation },
    }));
  const held = [...told.map((each) => ({ ...each, by: each.by ?? '', operation: null })), ...fromOperations];
  return { compound, changedBy: changed?.name ?? '', held };
}

const withAliases = (row: typeof compounds.$inferSelect): Compound => ({
  ...row,
  aliases: JSON.parse(row.aliases) as string[],
});
