import { asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { db, type Writer } from '@/db/client';
import { engine } from '@/db/engine';
import { auditEntries, auditHead } from '@/db/schema';
import { store } from '@/db/store';
import { hashOf, type SealedLink } from '@/lib/chain';

/** Somebody who owns the database: past every door of ours, with the triggers taken out of the way. */
export async function asOwnerOfTheBase<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
  return (await store()).transact(async (tx) => {
    for (const trigger of triggers) await raw(tx, sql.raw(trigger));
    return { commit: true, value: await work(tx) };
  });
}

const triggers =
  engine === 'sqlite'
    ? ['drop trigger if exists audit_entries_no_update', 'drop trigger if exists audit_entries_no_delete']
    : ['drop trigger if exists audit_entries_no_change on audit_entries'];

type Raw = { run?: (query: SQL) => Promise<unknown>; execute?: (query: SQL) => Promise<unknown> };

async function raw(tx: Writer, statement: SQL): Promise<void> {
  const { run, execute } = tx as Raw;
  await (run ?? execute)?.call(tx, statement);
}

export async function entry(seq: number): Promise<SealedLink> {
  const [found] = await (await db()).select().from(auditEntries).where(eq(auditEntries.seq, seq));
  if (!found) throw new Error(`no entry ${seq}`);
  return found;
}

/** The entry with a seal made anew: what it says then fits, what follows no longer does. */
export function sealedAnew(link: SealedLink): SealedLink {
  return { ...link, hash: hashOf(link) };
}

/** Gives every entry from a place on another number, so that none is in the way of another. */
export async function moveFrom(tx: Writer, seq: number, by: 1 | -1): Promise<void> {
  const numbers = (await tx.select({ seq: auditEntries.seq }).from(auditEntries)).map((row) => row.seq);
  const moved = numbers.filter((each) => each >= seq).toSorted((a, b) => (b - a) * by);
  for (const each of moved)
    await tx
      .update(auditEntries)
      .set({ seq: each + by })
      .where(eq(auditEntries.seq, each));
}

/** Takes the tail off and lets the base say that this was always the end. */
export async function cutAfter(tx: Writer, seq: number): Promise<void> {
  await tx.delete(auditEntries).where(gt(auditEntries.seq, seq));
  await endAtLast(tx);
}

/** Writes the whole log anew as it should have been, every seal with it. */
export async function rewrite(tx: Writer, change: (link: SealedLink) => SealedLink): Promise<void> {
  let previousHash = '';
  for (const link of await tx.select().from(auditEntries).orderBy(asc(auditEntries.seq))) {
    const written = sealedAnew({ ...change(link), previousHash });
    await tx.update(auditEntries).set(written).where(eq(auditEntries.seq, link.seq));
    previousHash = written.hash;
  }
  await endAtLast(tx);
}

export async function endAtLast(tx: Writer): Promise<void> {
  const entries = await tx.select().from(auditEntries).orderBy(asc(auditEntries.seq));
  const last = entries.at(-1);
  await tx.update(auditHead).set({ seq: last?.seq ?? 0, hash: last?.hash ?? '' });
}
