import { and, asc, desc, eq, isNull, lte, or, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { definitions, users, worldEvents } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { maySee } from './access';
import { contentFrom, type Definition } from './content';
import { type Counted, counted } from './counting';

const nameOf = { id: 'nameId', en: 'nameEn' } as const;

/** The name of a definition or an event in a language. */
export const named = (each: Pick<Definition, 'nameId' | 'nameEn'>, locale: Locale) => each[nameOf[locale]];

/** Every definition the actor may read: their own and what is shared, those withdrawn left out. */
export async function definitionsFor(actor: Actor): Promise<Definition[]> {
  const rows = await selected(isNull(definitions.withdrawnAt));
  return rows.filter((row) => maySee(actor, row));
}

/** One definition, also a withdrawn one: what was built on it still names it. */
export async function definition(actor: Actor, id: string): Promise<Definition> {
  const [row] = await selected(eq(definitions.id, id));
  if (!row || !maySee(actor, row)) throw new NotFound('definition', id);
  return row;
}

/** The number of a definition on a day, taken apart. The parts of one that can be read can be read too. */
export async function countDefinition(actor: Actor, id: string, now = today()): Promise<Counted> {
  const asked = await definition(actor, id);
  const rows = await selected(undefined);
  return counted(actor, asked, new Map(rows.map((row) => [row.id, row])), now);
}

async function selected(where: SQL | undefined): Promise<Definition[]> {
  const rows = await (await db())
    .select({ definition: definitions, owner: users.name })
    .from(definitions)
    .innerJoin(users, eq(users.id, definitions.ownerId))
    .where(where)
    .orderBy(asc(definitions.nameId), asc(definitions.id));
  return rows.map(({ definition: { question, createdAt: _, ...row }, owner }) => ({
    ...row,
    owner,
    content: contentFrom(question),
  }));
}

export type WorldEventRow = typeof worldEvents.$inferSelect;

/** What happened in the world until a day, newest first: everywhere, or in a country and what concerns all. */
export async function worldEventsUntil(_actor: Actor, day: string, country?: string): Promise<WorldEventRow[]> {
  const where = country ? or(eq(worldEvents.country, country), isNull(worldEvents.country)) : undefined;
  return (await db())
    .select()
    .from(worldEvents)
    .where(and(isNull(worldEvents.withdrawnAt), lte(worldEvents.on, day), where))
    .orderBy(desc(worldEvents.on), asc(worldEvents.id));
}
