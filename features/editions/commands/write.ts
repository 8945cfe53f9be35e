import { and, eq, inArray } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { editions } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { mayWrite } from '../access';
import { type EditionLine, standingOf } from '../content';
import type { Seen } from '../input';
import { editionWith } from '../queries/editions';
import { templateFor } from '../queries/templates';
import { cannotEdit, cannotReview, cannotWithdraw, type EditionRefusal, type EditionState } from '../rules';
import { counted, refusedTo } from './draft';

type Answer = Promise<{ id: string } | Refused<EditionRefusal>>;

/** Writes over the paragraphs of both languages. What was reviewed is a draft again. */
export async function editEdition(
  actor: Staff,
  seen: Seen,
  paragraphs: Record<Locale, string[]>,
  now = new Date(),
): Answer {
  const edition = await editionWith(actor, seen.id);
  if (!mayWrite(actor, edition.scope)) return refusedTo(actor, 'edition.edit', edition.month);
  const refused = cannotEdit(standingOf(edition));
  if (refused) return { refused };
  const content = { ...edition.content, paragraphs, edited: { by: actor.id, at: now.toISOString() } };
  return moveEdition(actor, edition, seen, 'edition.edited', {
    ...{ content: JSON.stringify(content), state: 'draft' },
    ...{ reviewedBy: null, reviewedAt: null },
  });
}

/** Counts it again with what is known now; the paragraphs are written anew. Whoever does has had a hand in it. */
export async function recountEdition(actor: Staff, seen: Seen, now = new Date()): Answer {
  const edition = await editionWith(actor, seen.id);
  const { month, scope } = edition;
  if (!mayWrite(actor, scope)) return refusedTo(actor, 'edition.edit', month);
  const refused = cannotEdit(standingOf(edition));
  if (refused) return { refused };
  const template = await templateFor(actor, scope);
  if (!template) return { refused: 'no-such-office' };
  const { content, knownAt } = await counted(actor, { month, scope, sections: template.sections }, now);
  const edited = { by: actor.id, at: now.toISOString() };
  return moveEdition(actor, edition, seen, 'edition.recounted', {
    ...{ content: JSON.stringify({ ...content, edited }), knownAt, state: 'draft' },
    ...{ reviewedBy: null, reviewedAt: null },
  });
}

/** Says that it was read from beginning to end and may be issued. */
export async function reviewEdition(actor: Staff, seen: Seen, now = new Date()): Answer {
  const edition = await editionWith(actor, seen.id);
  if (!mayWrite(actor, edition.scope)) return refusedTo(actor, 'edition.review', edition.month);
  const refused = cannotReview(standingOf(edition));
  if (refused) return { refused };
  return moveEdition(actor, edition, seen, 'edition.reviewed', {
    ...{ state: 'reviewed', reviewedBy: actor.id, reviewedAt: now },
  });
}

/** Says of an issued edition that it should not be used any more. It stays as it is, and can still be read. */
export async function withdrawEdition(actor: Staff, seen: Seen, now = new Date()): Answer {
  const edition = await editionWith(actor, seen.id);
  if (!mayWrite(actor, edition.scope)) return refusedTo(actor, 'edition.withdraw', edition.month);
  const refused = cannotWithdraw(standingOf(edition));
  if (refused) return { refused };
  return moveEdition(actor, edition, seen, 'edition.withdrawn', {
    ...{ state: 'withdrawn', withdrawnBy: actor.id, withdrawnAt: now },
  });
}

type Values = Partial<typeof editions.$inferInsert>;

/** Writes it where it still is as it was seen, and records the act; `also` writes what belongs to it. */
export async function moveEdition(
  actor: Staff,
  { id, month, scope, number, state }: EditionLine,
  seen: Seen,
  act: string,
  values: Values,
  also?: (tx: Writer, audit: Recorder) => Promise<void>,
): Answer {
  const from: EditionState[] = state === 'draft' || state === 'reviewed' ? ['draft', 'reviewed'] : [state];
  return change(actor, async (tx, audit) => {
    const moved = await tx
      .update(editions)
      .set({ ...values, version: seen.version + 1 })
      .where(and(eq(editions.id, id), eq(editions.version, seen.version), inArray(editions.state, from)))
      .returning({ id: editions.id });
    if (moved.length === 0) return { refused: 'stale' as const };
    await also?.(tx, audit);
    await audit.record({ act, subject: { kind: 'report', id: month }, details: { number, scope, edition: id } });
    return { id };
  });
}
