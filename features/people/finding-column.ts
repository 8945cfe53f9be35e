import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { auditEntries, cases } from '@/db/schema';
import type { Code } from '@/lib/vocabulary';

type File = Pick<typeof cases.$inferSelect, 'id' | 'reference' | 'retrafficking'>;

/** What a decision makes of the answer of its cases, which figures by case count. */
export const answerOf = {
  retrafficked: 'retrafficked',
  went_back: 'went_back_same_sector',
  rejected: 'none_known',
} as const satisfies Record<string, Code<'retrafficking'>>;

export type Decided = keyof typeof answerOf;

/**
 * Writes what was decided into the cases of an episode, each with an entry of its own. `first` says that nothing had been
 * decided before: then the entry keeps what staff had typed. `kept`: the decision is older, and the case came later or was
 * typed over.
 */
export async function writeDecision(
  tx: Writer,
  audit: Recorder,
  files: File[],
  { state, on, first, kept = false }: { state: Decided; on: string; first: boolean; kept?: boolean },
): Promise<void> {
  for (const { id, reference, retrafficking } of files) {
    await tx.update(cases).set({ retrafficking: answerOf[state] }).where(eq(cases.id, id));
    await audit.record({
      act: kept ? 'retrafficking.kept' : 'retrafficking.decided',
      subject: { kind: 'case', id: reference },
      details: { finding: state, on, ...(first && { typed: retrafficking }) },
    });
  }
}

/**
 * A decision that no longer stands gives the cases back the answer that staff had typed before it. The audit remembers
 * it, in the entry of the decision that took its place.
 */
export async function giveBackTyped(tx: Writer, files: File[]): Promise<void> {
  for (const file of files) {
    const entries = await tx
      .select({ details: auditEntries.details })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectKind, 'case'),
          eq(auditEntries.subjectId, file.reference),
          inArray(auditEntries.act, ['retrafficking.decided', 'retrafficking.kept']),
        ),
      )
      .orderBy(desc(auditEntries.seq));
    const first = entries
      .map(({ details }) => JSON.parse(details) as { typed?: Code<'retrafficking'> | null })
      .find((told) => told.typed !== undefined);
    await tx
      .update(cases)
      .set({ retrafficking: first?.typed ?? null })
      .where(eq(cases.id, file.id));
  }
}
