import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, episodes, retraffickingFindings as findings, offices } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { endingFindings } from '../rules';

/** A later case of somebody who was taken again or went back: its number where the actor sees it, else the office to ask. */
export type LaterCase = { office: typeof offices.$inferSelect; reference?: string };

/** The cases in which the person of a case the actor was given is handled again, as `conditions.ts` asks for a list. */
export async function takenAgain(actor: Staff, file: CaseFile): Promise<LaterCase[]> {
  if (file.records.length < 2) return [];
  const speaking = sql`coalesce(${episodes.sameAs}, ${episodes.id})`;
  const own = sql`(select coalesce("o"."same_as", "o"."id") from ${episodes} "o" where "o"."id" = ${file.case.episodeId})`;
  const rows = await (await db())
    .select({
      reference: cases.reference,
      office: offices,
      seen: sql<number>`case when ${inSight(actor)} then 1 else 0 end`,
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(findings, eq(findings.laterId, speaking))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(
      and(
        inArray(cases.personId, file.records),
        gt(cases.handledOn, file.case.handledOn),
        isNull(findings.until),
        inArray(findings.state, [...endingFindings]),
        sql`${speaking} <> ${own}`,
        notLocked(actor),
      ),
    )
    .orderBy(asc(cases.handledOn), asc(cases.reference));
  const isSeen = (row: (typeof rows)[number]) => Number(row.seen) === 1;
  const seen = new Map(rows.filter(isSeen).map(({ office, reference }) => [reference, { office, reference }]));
  const elsewhere = new Map(rows.filter((row) => !isSeen(row)).map(({ office }) => [office.id, { office }]));
  return [...seen.values(), ...elsewhere.values()];
}
