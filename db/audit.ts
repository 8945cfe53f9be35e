import { createHash } from 'node:crypto';
import { asc, getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import type { Actor } from '../lib/actor';
import { db } from './client';
import { auditEntries, auditHead } from './schema';
import type { Writer } from './store';

export const subjectKinds = [
  'case',
  'person',
  'draft',
  'user',
  'office',
  'session',
  'report',
  'approval',
  'setting',
  'backup',
  'key',
  'audit',
  'base',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What happened to what. `details` holds codes and names of fields, never what identifies a person. */
export type Entry = {
  act: string;
  subject: { kind: SubjectKind; id: string };
  details?: Record<string, unknown>;
};

export type Recorder = {
  /** Writes the entry into the chain, in this transaction; answers its sequence. */
  record(entry: Entry): Promise<number>;
};

type Link = { seq: number; at: Date; actorKind: string; actorId: string } & Omit<
  typeof auditEntries.$inferInsert,
  'seq' | 'at' | 'hash'
>;

type Slots = Record<keyof typeof auditEntries.$inferInsert, Placeholder>;
const slots = Object.fromEntries(
  Object.keys(getTableColumns(auditEntries)).map((name) => [name, sql.placeholder(name)]),
) as Slots;

/** Takes the end of the chain (so that changes follow one another) and gives out a recorder for it. */
export async function takeChain(tx: Writer, actor: Actor) {
  const [head] = await tx.update(auditHead).set({ id: 'head' }).returning();
  if (!head) throw new Error('the audit has no head');
  let { seq, hash } = head;
  // Built once: a change of many records is mostly entries.
  const insertion = tx.insert(auditEntries).values(slots).prepare('audit_entry');
  const recorder: Recorder = {
    async record(entry) {
      seq += 1;
      const link: Link = {
        seq,
        at: new Date(),
        actorKind: actor.kind,
        actorId: actor.kind === 'staff' ? actor.id : actor.name,
        act: entry.act,
        subjectKind: entry.subject.kind,
        subjectId: entry.subject.id,
        details: JSON.stringify(entry.details ?? {}),
        previousHash: hash,
      };
      hash = hashOf(link);
      await insertion.execute({ ...link, hash });
      return seq;
    },
  };
  return {
    recorder,
    recorded: () => seq > head.seq,
    finish: () => tx.update(auditHead).set({ seq, hash }),
  };
}

function hashOf(link: Link): string {
  const { seq, at, actorKind, actorId, act, subjectKind, subjectId, details, previousHash } = link;
  const text = JSON.stringify([
    seq,
    at.getTime(),
    actorKind,
    actorId,
    act,
    subjectKind,
    subjectId,
    details,
    previousHash,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** Walks the whole chain; answers the sequence of the first entry that does not fit, or null when all do. */
export async function firstBrokenLink(): Promise<number | null> {
  const reader = await db();
  const entries = await reader.select().from(auditEntries).orderBy(asc(auditEntries.seq));
  let expected = { seq: 1, hash: '' };
  for (const entry of entries) {
    if (entry.seq !== expected.seq || entry.previousHash !== expected.hash || hashOf(entry) !== entry.hash)
      return expected.seq;
    expected = { seq: entry.seq + 1, hash: entry.hash };
  }
  const [head] = await reader.select().from(auditHead);
  return head?.seq === entries.length && head.hash === expected.hash ? null : expected.seq;
}
