import { and, desc, eq, getTableColumns, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { editionFiles, editions, users } from '@/db/schema';
import { publishingNow } from '@/features/publishing/queries';
import { issuerOf } from '@/features/publishing/rules';
import { documentOf, type ReportDocument } from '@/features/reports/document';
import type { Actor } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { mayRead } from '../access';
import { contentIn, type EditionContent, type EditionLine } from '../content';
import { wordsOfEdition } from '../telling';
import { officeNamed } from './templates';

const { content: _, ...withoutContent } = getTableColumns(editions);

/** One edition with all that is in it, and the names of those who had a hand in it. */
export type Edition = EditionLine & { content: EditionContent; names: Map<string, string>; revisedBy: EditionLine[] };

/** The editions somebody may read, by month and number, newest first; all, or of one month. */
export async function editionsOf(actor: Actor, month?: string): Promise<EditionLine[]> {
  const rows = await (await db())
    .select(withoutContent)
    .from(editions)
    .where(month ? eq(editions.month, month) : undefined)
    .orderBy(desc(editions.month), editions.scope, desc(editions.number));
  return rows.filter((each) => mayRead(actor, each));
}

/** One edition; what somebody may not read is as if it were not there. */
export async function editionWith(actor: Actor, id: string): Promise<Edition> {
  return found(actor, id, eq(editions.id, id));
}

/** The edition of a month by its number, for whoever knows it by that. */
export async function editionNumbered(
  actor: Actor,
  { month, scope, number }: Pick<EditionLine, 'month' | 'scope' | 'number'>,
): Promise<Edition> {
  return found(
    actor,
    `${month} ${number}`,
    and(eq(editions.month, month), eq(editions.scope, scope), eq(editions.number, number)),
  );
}

async function found(actor: Actor, asked: string, which: SQL | undefined): Promise<Edition> {
  const [row] = await (await db()).select().from(editions).where(which);
  if (!row || !mayRead(actor, row)) throw new NotFound('edition', asked);
  const later = await (await db()).select(withoutContent).from(editions).where(eq(editions.revises, row.id));
  return {
    ...row,
    content: contentIn(row.content),
    names: await namesIn(row),
    revisedBy: later.filter((each) => mayRead(actor, each)),
  };
}

async function namesIn(row: typeof editions.$inferSelect): Promise<Map<string, string>> {
  const { edited } = contentIn(row.content);
  const ids = [row.draftedBy, row.reviewedBy, row.issuedBy, row.withdrawnBy, edited?.by].filter((id) => id != null);
  const rows = await (await db()).select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The newest edition of a month that was issued, also one that was withdrawn since. */
export async function lastIssued(_actor: Actor, month: string, scope: string): Promise<EditionLine | undefined> {
  const [row] = await (await db())
    .select(withoutContent)
    .from(editions)
    .where(and(eq(editions.month, month), eq(editions.scope, scope), isNotNull(editions.issuedAt)))
    .orderBy(desc(editions.number))
    .limit(1);
  return row;
}

export type FileLine = Omit<typeof editionFiles.$inferSelect, 'content'>;

/** The files of an edition, without their bytes. */
export async function filesOfEdition(actor: Actor, edition: EditionLine): Promise<FileLine[]> {
  if (!mayRead(actor, edition)) throw new NotFound('edition', edition.id);
  const { content: _, ...columns } = getTableColumns(editionFiles);
  return (await db())
    .select(columns)
    .from(editionFiles)
    .where(eq(editionFiles.editionId, edition.id))
    .orderBy(editionFiles.language, editionFiles.format);
}

/** What an edition says: as it was issued, or as it would be now. */
export async function documentIn(actor: Actor, edition: Edition, locale: Locale): Promise<ReportDocument> {
  const { report, sections, paragraphs, documents } = edition.content;
  if (documents) return documents[locale];
  const words = wordsOfEdition(edition, await officeNamed(actor, edition.scope), locale);
  const issuer = issuerOf(await publishingNow(actor), locale, words.office);
  return documentOf(report, locale, { sections, paragraphs: paragraphs[locale], issuer, ...words });
}
