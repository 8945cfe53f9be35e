import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { approvals, releaseFiles, releases, users } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { mayReadReleases } from '../access';
import type { Verdict } from '../checker';
import type { Content } from '../content';
import { type Frozen, frozenUpTo, frozenWith, nothingFrozen } from '../frozen';
import { exactCells } from '../numbers';
import type { Told } from '../relations';
import type { Cell } from '../statistics';

type Row = typeof releases.$inferSelect;
export type Release = Omit<Row, 'content' | 'proof'> & {
  content: Content;
  proof: Verdict;
  maker: string;
  decider: string;
  /** Of a draft: whether somebody is still asked. A request that nobody decided on runs out. */
  isAsked: boolean;
};

const opened = (row: Row) => ({
  ...row,
  content: JSON.parse(row.content) as Content,
  proof: JSON.parse(row.proof) as Verdict,
});

/** Every release there is or was to be, newest first. */
export async function releasesFor(actor: Actor, now = new Date()): Promise<Release[]> {
  mustRead(actor);
  const rows = await (await db()).select().from(releases).orderBy(desc(releases.madeAt));
  const [names, asked] = [await namesOf(), await askedOf(now)];
  return rows.map((row) => named(row, names, asked));
}

/** One release by its id. */
export async function releaseOf(actor: Actor, id: string, now = new Date()): Promise<Release> {
  mustRead(actor);
  const [row] = await (await db()).select().from(releases).where(eq(releases.id, id));
  if (!row) throw new NotFound('release', id);
  return named(row, await namesOf(), await askedOf(now));
}

export type ReleaseFileName = { name: string; sha256: string };

/** The files of a release, without what is in them. */
export async function filesOfRelease(actor: Actor, id: string): Promise<ReleaseFileName[]> {
  mustRead(actor);
  return (await db())
    .select({ name: releaseFiles.name, sha256: releaseFiles.sha256 })
    .from(releaseFiles)
    .where(eq(releaseFiles.releaseId, id))
    .orderBy(asc(releaseFiles.name));
}

export type Out = {
  told: Told[];
  frozen: Frozen;
  newest: string | null;
  contents: { kind: Row['kind']; month: string; content: Content }[];
};

/** What is out, oldest first: the numbers as others have them, and the exact counts frozen by them. */
export async function whatIsOut(actor: Actor): Promise<Out> {
  mustRead(actor);
  const rows = await (await db())
    .select()
    .from(releases)
    .where(eq(releases.state, 'released'))
    .orderBy(asc(releases.decidedAt), asc(releases.id));
  const contents = rows.map((row) => ({ kind: row.kind, month: row.month, content: opened(row).content }));
  return {
    told: contents.map(({ kind, content }) => ({ kind, cells: content.cells })),
    frozen: contents.reduce((frozen, { content }) => frozenWith(frozen, content.froze), nothingFrozen),
    newest: rows.at(-1)?.id ?? null,
    contents,
  };
}

/** The exact counts behind the numbers of a release that waits: what is frozen already, and what it would freeze. */
export async function exactOf(actor: Actor, { month, content }: Release): Promise<Cell[]> {
  const { frozen } = await whatIsOut(actor);
  return exactCells(frozenUpTo(month, frozenWith(frozen, content.froze)));
}

function mustRead(actor: Actor): void {
  if (!mayReadReleases(actor)) throw new NotFound('releases');
}

async function namesOf(): Promise<Map<string, string>> {
  const rows = await (await db()).select({ id: users.id, name: users.name }).from(users);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The releases on which somebody is asked to decide. */
async function askedOf(now: Date): Promise<Set<string>> {
  const rows = await (await db())
    .select({ id: approvals.subjectId })
    .from(approvals)
    .where(and(eq(approvals.kind, 'release'), isNull(approvals.decision), gt(approvals.expiresAt, now)));
  return new Set(rows.map(({ id }) => id));
}

const named = (row: Row, names: Map<string, string>, asked: Set<string>): Release => ({
  ...opened(row),
  isAsked: asked.has(row.id),
  maker: names.get(row.madeBy) ?? '',
  decider: names.get(row.decidedBy ?? '') ?? '',
});
