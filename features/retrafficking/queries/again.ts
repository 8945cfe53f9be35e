import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, retraffickingFindings as findings, offices, users } from '@/db/schema';
import { earlierInView } from '@/features/cases/queries/again';
import { type CaseFile, caseFile } from '@/features/cases/queries/case-file';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import { earlierThan, type Told, toldOf } from '@/features/people/again';
import { openText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';

type Finding = typeof findings.$inferSelect;

/** A step in what was found, with whoever decided it. `reason` is null while the identity is not open. */
export type FindingStep = Omit<Finding, 'reason'> & { reason: string | null; by: string | null };

/** A case on an earlier episode: with its number where the actor sees it, else the office to ask and nothing else. */
export type EarlierCase =
  | { office: typeof offices.$inferSelect }
  | {
      office: typeof offices.$inferSelect;
      reference: string;
      destination: string;
      handledOn: string;
      endedOn: string | null;
      returnedOn: string | null;
    };

export type Again = {
  /** What stands now; null where nothing is suspected, or the actor is locked out of all there was before. */
  standing: Finding | null;
  history: FindingStep[];
  earlier: EarlierCase[];
};

/** What is found about the episode of a case: whether it is one of being taken again, and after which. */
export async function againOf(actor: Staff, reference: string): Promise<{ file: CaseFile } & Again> {
  const file = await caseFile(actor, reference);
  return { file, ...(await againFor(actor, file)) };
}

/** The same for a case the actor was given. */
export async function againFor(actor: Staff, file: CaseFile): Promise<Again> {
  const reader = await db();
  const [own] = await reader.select().from(episodes).where(eq(episodes.id, file.case.episodeId));
  const laterId = own?.sameAs ?? file.case.episodeId;
  const rows = await reader
    .select({ finding: findings, by: users.name })
    .from(findings)
    .leftJoin(users, eq(users.id, findings.recordedBy))
    .where(and(eq(findings.laterId, laterId), earlierInView(actor)))
    .orderBy(asc(findings.recordedAt), asc(findings.id));
  const standing = rows.find(({ finding }) => finding.until === null)?.finding ?? null;
  if (rows.length === 0) return { standing, history: [], earlier: [] };
  const told = await toldOf(reader, await recordsOf(reader, file.case.personId));
  const later = told.find(({ id }) => id === laterId);
  return {
    standing,
    history: await opened(rows, file, later),
    earlier: later && standing ? await casesOn(actor, beforeIt(later, told, standing)) : [],
  };
}

/** The earlier episodes by their dates; where dates were corrected after a decision, the one it was made on. */
function beforeIt(later: Told, told: Told[], { earlierId }: Finding): Told[] {
  const before = earlierThan(later, told);
  return before.length > 0 ? before : told.filter(({ all }) => all.includes(earlierId));
}

async function opened(rows: { finding: Finding; by: string | null }[], file: CaseFile, later: Told | undefined) {
  const reader = await db();
  const [speaker] = later ? await reader.select().from(episodes).where(eq(episodes.id, later.id)) : [];
  const record = speaker?.personId ?? '';
  const key = file.identityOpen ? (await personKeys([record])).get(record) : undefined;
  return rows.map(({ finding, by }) => ({
    ...finding,
    by,
    reason: key ? openText(record, key, 'retrafficking_findings', 'reason', finding.reason) : null,
  }));
}

async function casesOn(actor: Staff, before: Told[]): Promise<EarlierCase[]> {
  const ids = before.flatMap(({ all }) => all);
  if (ids.length === 0) return [];
  const rows = await (await db())
    .select({
      file: cases,
      episode: episodes,
      office: offices,
      seen: sql<number>`case when ${inSight(actor)} then 1 else 0 end`,
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(and(inArray(cases.episodeId, ids), notLocked(actor)))
    .orderBy(asc(cases.handledOn), asc(cases.id));
  const elsewhere = new Map(rows.filter(({ seen }) => Number(seen) === 0).map(({ office }) => [office.id, { office }]));
  const seen = rows
    .filter((row) => Number(row.seen) === 1)
    .map(({ file, episode, office }) => ({
      office,
      reference: file.reference,
      destination: episode.destination,
      handledOn: file.handledOn,
      endedOn: episode.endedOn,
      returnedOn: file.returnedOn,
    }));
  return [...seen, ...elsewhere.values()];
}
