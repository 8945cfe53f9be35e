import { asc, getTableColumns, gt, type Placeholder, sql } from 'drizzle-orm';
import type { Actor } from '../lib/actor';
import { follows, hashOf, type Link, type SealedLink } from '../lib/chain';
import { db } from './client';
import { auditEntries, auditHead } from './schema';
import type { Writer } from './store';

export const subjectKinds = [
  'case',
  'operation',
  'compound',
  'person',
  'draft',
  'user',
  'office',
  'session',
  'report',
  'figure',
  'release',
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
    seq: () => seq,
    finish: () => tx.update(auditHead).set({ seq, hash }),
  };
}

/** Walks the whole chain; answers the sequence of the first entry that does not fit, or null when all do. */
export async function firstBrokenLink(): Promise<number | null> {
  const { last, end } = await walkChain();
  return end === 'fits' ? null : last.seq + 1;
}

export type End = { seq: number; hash: string };

/** The first entry that does not fit, with the ones around it. */
export type Misfit = { before?: SealedLink; entry: SealedLink; next?: SealedLink };

export type Walk = {
  /** The last entry that fits all before it; sequence 0 when there is none. */
  last: End & { at: Date | null };
  /** The end of the chain as the base keeps it, when the walk began. */
  head: End;
} & (
  | { end: 'misfit'; misfit: Misfit }
  /** `cut`: entries are missing before the kept end. `beyond`: there are some after it. `differs`: it is another entry. */
  | { end: 'fits' | 'cut' | 'beyond' | 'differs' }
);

/** Walks the chain from its first entry to the first that does not fit, and shows each that does to `see`. */
export async function walkChain(see: (entry: SealedLink, head: End) => void = () => undefined): Promise<Walk> {
  const head = await keptEnd();
  let before: SealedLink | undefined;
  let fitsHead = head.seq === START.seq;
  for await (const page of pagesInOrder())
    for (const [n, entry] of page.entries()) {
      if (!follows(entry, before ?? START)) {
        const next = page[n + 1] ?? (await entriesAfter(entry.seq, 1))[0];
        return { last: endOf(before), head, end: 'misfit', misfit: { before, entry, next } };
      }
      if (entry.seq === head.seq) fitsHead = entry.hash === head.hash;
      see(entry, head);
      before = entry;
    }
  const last = endOf(before);
  if (last.seq < head.seq) return { last, head, end: 'cut' };
  // Others may have written meanwhile: the end has moved on at least as far.
  if (last.seq > (await keptEnd()).seq) return { last, head, end: 'beyond' };
  return { last, head, end: fitsHead ? 'fits' : 'differs' };
}

const START: End = { seq: 0, hash: '' };

const endOf = (entry: SealedLink | undefined) => ({
  seq: entry?.seq ?? START.seq,
  hash: entry?.hash ?? START.hash,
  at: entry?.at ?? null,
});

async function keptEnd(): Promise<End> {
  const [head] = await (await db()).select().from(auditHead);
  return { seq: head?.seq ?? START.seq, hash: head?.hash ?? START.hash };
}

const PAGE = 1_000;

/** All entries in their order, a page at a time: a million need no more memory than a thousand. */
async function* pagesInOrder(): AsyncGenerator<SealedLink[]> {
  let page = await entriesAfter(undefined, PAGE);
  while (page.length > 0) {
    yield page;
    // SQLite answers at once: without a pause nobody else would be served until the end.
    await new Promise((resume) => setImmediate(resume));
    page = await entriesAfter(page.at(-1)?.seq, PAGE);
  }
}

async function entriesAfter(seq: number | undefined, count: number): Promise<SealedLink[]> {
  return (await db())
    .select()
    .from(auditEntries)
    .where(seq === undefined ? undefined : gt(auditEntries.seq, seq))
    .orderBy(asc(auditEntries.seq))
    .limit(count);
}
