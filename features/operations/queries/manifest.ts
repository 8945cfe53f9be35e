import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reader } from '@/db/client';
import { cases, episodes, manifestRows, offices, persons } from '@/db/schema';
import { mayChangeCase, type Sight, sightOf } from '@/features/cases/access';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { isWithheld } from '@/features/cases/rules';
import { papersOf } from '@/features/returns/queries/papers';
import { noPapers, type Papers } from '@/features/returns/rules';
import type { Staff } from '@/lib/actor';
import { mayLead } from '../access';
import { type Block, blockOf, isWayHome, type State } from '../rules';
import type { OperationRow } from './found-operation';

type From = Pick<Reader, 'select'>;
type CaseRow = typeof cases.$inferSelect;

/** A row of a manifest as somebody stands to it. `file` is there where they may see the case. */
export type FoundRow = {
  row: typeof manifestRows.$inferSelect;
  file: CaseRow | null;
  /** The record that speaks for the person of the case. */
  speakerId: string | null;
  withheld: boolean;
  office: string | null;
  sex: string | null;
  birthYear: number | null;
  homeProvince: string | null;
  citizenship: string | null;
  /** How they got out of where they were held, as their file says it. */
  exitManner: string | null;
  sight: Sight;
  mayChange: boolean;
  papers: Papers;
  block: Block | null;
};

/** The record of the case; `persons` is the one that speaks for the same person. */
const own = alias(persons, 'own_record');

/** Every row of an operation the actor was given, but for those of people they are locked out of: these do not exist. */
export async function rowsOf(actor: Staff, from: From, operation: OperationRow, on: string): Promise<FoundRow[]> {
  const found = await from
    .select({
      row: manifestRows,
      file: cases,
      speakerId: persons.id,
      erasedAt: persons.erasedAt,
      useStoppedAt: persons.useStoppedAt,
      office: offices.code,
      sex: persons.sex,
      birthYear: persons.birthYear,
      homeProvince: persons.homeProvince,
      citizenship: persons.citizenship,
      exitManner: episodes.exitManner,
      ...exceptionsFor(actor),
    })
    .from(manifestRows)
    .leftJoin(cases, eq(cases.id, manifestRows.caseId))
    .leftJoin(episodes, eq(episodes.id, cases.episodeId))
    .leftJoin(own, eq(own.id, cases.personId))
    .leftJoin(persons, eq(persons.id, sql`coalesce(${own.sameAs}, ${own.id})`))
    .leftJoin(offices, eq(offices.id, cases.officeId))
    .where(eq(manifestRows.operationId, operation.id))
    .orderBy(asc(manifestRows.position));
  const there = found.filter(({ file, lockedOut }) => !file || !lockedOut);
  const papers = await papersOf(
    from,
    there.flatMap(({ file }) => file?.id ?? []),
    on,
  );
  return there.map((each) => standing(actor, operation, each, papers.get(each.file?.id ?? '') ?? noPapers));
}

type Found = {
  row: typeof manifestRows.$inferSelect;
  file: CaseRow | null;
  speakerId: string | null;
  erasedAt: Date | null;
  useStoppedAt: Date | null;
  office: string | null;
  sex: string | null;
  birthYear: number | null;
  homeProvince: string | null;
  citizenship: string | null;
  exitManner: string | null;
  lockedOut: boolean;
  emergency: boolean;
};

function standing(actor: Staff, operation: OperationRow, found: Found, papers: Papers): FoundRow {
  const { row, file, speakerId, office, citizenship, exitManner } = found;
  const owned = file && { officeId: file.officeId, lockedOut: found.lockedOut, emergency: found.emergency };
  const hasCase = file !== null;
  const block = isWayHome(operation.kind) ? blockOf({ hasCase, papers, overridden: row.overridden }) : null;
  const facts = { sex: row.sex, birthYear: null, homeProvince: row.homeProvince };
  const { sex, birthYear, homeProvince } = hasCase ? found : facts;
  return {
    ...{ row, file, speakerId, office, papers, block, sex, birthYear, homeProvince, citizenship, exitManner },
    withheld: isWithheld(found),
    // Whoever has no case yet belongs to the operation.
    sight: owned ? sightOf(actor, owned) : 'full',
    mayChange: owned ? mayChangeCase(actor, owned) : mayLead(actor, operation.officeId),
  };
}

/** How many rows are in which state, and whether somebody may see them as rows: those of others are only counted. */
export const isInSight = ({ sight }: { sight: Sight }): boolean => sight === 'full';

/** Whose identity a document of the manifest may tell: of the cases that are one's own to change, not those of an emergency. */
export const isHandedOut = ({ file, mayChange, withheld }: FoundRow): boolean =>
  file !== null && mayChange && !withheld;

export const statesOf = (rows: readonly FoundRow[]): { state: State }[] => rows.map(({ row }) => row);
