import { and, eq } from 'drizzle-orm';
import { change, recordRefusal } from '@/db/change';
import { db } from '@/db/client';
import { editionFiles } from '@/db/schema';
import { markForExport } from '@/features/audit/commands';
import { publishingNow } from '@/features/publishing/queries';
import { issuerOf } from '@/features/publishing/rules';
import type { ReportFile } from '@/features/reports/commands';
import { documentOf } from '@/features/reports/document';
import { contentTypes } from '@/features/reports/formats';
import type { Download } from '@/features/reports/input';
import type { Actor, Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Locale } from '@/lib/locale';
import { EVERY_OFFICE, mayIssue } from '../access';
import { standingOf } from '../content';
import { filesOf, sha256Of } from '../files';
import type { Seen } from '../input';
import { type Edition, editionWith } from '../queries/editions';
import { officeNamed } from '../queries/templates';
import { cannotIssue, type EditionRefusal } from '../rules';
import { wordsOfEdition } from '../telling';
import { refusedTo } from './draft';
import { moveEdition } from './write';

/**
 * Issues an edition that somebody else drafted and reviewed: freezes its numbers, the definitions in force, its
 * paragraphs and its files, under a checkpoint of the audit. From now on nothing in it changes.
 */
export async function issueEdition(
  actor: Staff,
  seen: Seen,
  now = new Date(),
): Promise<{ id: string } | Refused<EditionRefusal>> {
  const edition = await editionWith(actor, seen.id);
  if (!mayIssue(actor, edition.scope)) return refusedTo(actor, 'edition.issue', edition.month);
  const refused = cannotIssue(standingOf(edition), actor.id);
  if (refused === 'same-person') {
    const subject = { kind: 'report', id: edition.month } as const;
    await recordRefusal(actor, { act: 'edition.issue', subject, reason: refused });
  }
  if (refused) return { refused };
  if (edition.version !== seen.version) return { refused: 'stale' };
  const mark = await markForExport(actor, now);
  const documents = await frozen(actor, edition, mark, now);
  const files = await filesOf(documents, now);
  const content = JSON.stringify({ ...edition.content, documents });
  const issued = { state: 'issued', issuedBy: actor.id, issuedAt: now, checkpoint: mark, content } as const;
  return moveEdition(actor, edition, seen, 'edition.issued', issued, async (tx) => {
    await tx
      .insert(editionFiles)
      .values(files.map((file) => ({ id: newId(now.getTime()), editionId: edition.id, ...file })));
  });
}

/** The words and numbers of an edition as they are issued, in both languages. */
async function frozen(actor: Actor, edition: Edition, mark: string | null, issuedAt: Date) {
  const { report, sections, paragraphs } = edition.content;
  const office = await officeNamed(actor, edition.scope);
  const publishing = await publishingNow(actor);
  const of = (locale: Locale) => {
    const words = wordsOfEdition({ ...edition, state: 'issued', issuedAt }, office, locale);
    const given = {
      mark,
      sections,
      paragraphs: paragraphs[locale],
      issuer: issuerOf(publishing, locale, words.office),
    };
    return documentOf(report, locale, { ...given, ...words });
  };
  return { id: of('id'), en: of('en') };
}

/** The bytes of an issued edition, as they were issued; who took them out is recorded. */
export async function takeFile(
  actor: Actor,
  id: string,
  { format, lang }: Download,
): Promise<ReportFile | Refused<'not-issued' | 'damaged'>> {
  const { month, scope, number } = await editionWith(actor, id);
  const [file] = await (await db())
    .select()
    .from(editionFiles)
    .where(and(eq(editionFiles.editionId, id), eq(editionFiles.format, format), eq(editionFiles.language, lang)));
  if (!file) return { refused: 'not-issued' };
  if (sha256Of(file.content) !== file.sha256) return { refused: 'damaged' };
  const taken = await change(actor, async (_, audit) => {
    await audit.record({
      act: 'edition.exported',
      subject: { kind: 'report', id: month },
      details: { number, scope, edition: id, format, lang },
    });
    return { taken: id };
  });
  if (isRefused(taken)) throw new Error('an export is never refused here');
  const code = scope === EVERY_OFFICE ? '' : `-${(await officeNamed(actor, scope))?.code ?? 'office'}`;
  const name = `pulang-${month}${code}-${number}-${lang}.${format}`;
  return { name, type: contentTypes[format], content: Buffer.from(file.content) };
}
