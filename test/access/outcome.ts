import { createHash } from 'node:crypto';
import { eq, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { db } from '@/db/client';
import * as schema from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { Forbidden, isRefused, NotFound } from '@/lib/errors';

/** What came of trying something: a word of the table. */
export type Outcome = string;

/** Reasons that say "not for you". Every other refusal came after the rights were asked: it says "yes, but not now". */
const ofRights = new Set(['not-yours', 'not-there', 'same-person', 'not-your-office', 'not-by-identity']);

/** Those that a command itself has to leave in the audit; what reads as not there is recorded by whoever asked. */
const recorded = new Set(['not-yours', 'same-person']);

/** Tries it and answers in a word: `yes` or `no`, or what `told` makes of the answer. A no leaves everything as it was. */
export async function tried<T>(act: () => Promise<T>, told: (answer: T) => Outcome = () => 'yes'): Promise<Outcome> {
  const before = await fingerprintOfEverything();
  const refusalsBefore = await refusals();
  const answer = await answered(act, told);
  if (answer.outcome !== 'no') return answer.outcome;
  if (before !== (await fingerprintOfEverything())) throw new Error('something was written though it was refused');
  if (recorded.has(answer.reason) && (await refusals()) === refusalsBefore)
    throw new Error(`the refusal ${answer.reason} was not recorded`);
  return 'no';
}

async function answered<T>(act: () => Promise<T>, told: (answer: T) => Outcome) {
  try {
    const answer = await act();
    if (!isRefused(answer)) return { outcome: told(answer), reason: '' };
    return { outcome: ofRights.has(answer.refused) ? 'no' : 'yes', reason: answer.refused };
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return { outcome: 'no', reason: '' };
    throw error;
  }
}

export const yesIf = (condition: boolean): Outcome => (condition ? 'yes' : 'no');

/** What a refusal does write: that it happened, and whom to tell of it. */
const said = ['auditEntries', 'auditHead', 'notices'];

async function fingerprintOfEverything(): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, table] of Object.entries(schema)) {
    if (said.includes(name) || !(is(table, PgTable) || is(table, SQLiteTable))) continue;
    const rows = await (await db()).select().from(table as typeof schema.users);
    hash.update(
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    );
  }
  return hash.digest('hex');
}

async function refusals(): Promise<number> {
  return (await db()).$count(schema.auditEntries, eq(schema.auditEntries.act, 'refused'));
}

/** One act that is not about a case, and the commands and queries it tries. */
export type HouseAct = { calls: string[]; run(actor: Staff): Promise<Outcome> };
