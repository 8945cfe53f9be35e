import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { corrections, rightsRequests } from '@/db/schema';
import { openText, sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { type Answers, type FieldName, isField, type Section } from '../fields';
import type { CaseRow } from './found-case';

export type Corrected = { section: Section; changed: string[]; before: Answers; after: Answers };

/**
 * Within the save of a section: where the person had asked for a correction of it, what each answer was before and is
 * now stays as a trace, with their reason; and the request is done. "Who" is the person's, through whichever case it was
 * asked: its trace is sealed under the key of the speaker, who said it. Everything else is of one case. `keys` are those
 * of all records of the person.
 */
export async function traceCorrection(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { file, speakerId, keys }: { file: CaseRow; speakerId: string; keys: Map<string, Buffer> },
  { section, changed, before, after }: Corrected,
): Promise<void> {
  const personId = section === 'who' ? speakerId : file.personId;
  const asked = await tx
    .select()
    .from(rightsRequests)
    .where(
      and(
        inArray(rightsRequests.personId, [...keys.keys()]),
        eq(rightsRequests.kind, 'correction'),
        isNull(rightsRequests.doneAt),
        isNull(rightsRequests.refusedAt),
      ),
    );
  const [request] = asked.filter(
    ({ receipt, reference }) => sectionOf(receipt) === section && (section === 'who' || reference === file.reference),
  );
  const fields = changed.filter(isField);
  const key = keys.get(personId);
  const askedUnder = request && keys.get(request.personId);
  if (!key || !askedUnder || fields.length === 0) return;
  // The words of somebody who may turn out to be another person stay with their request alone.
  const isSpeakers = request.personId === personId;
  const reason = isSpeakers ? openText(personId, askedUnder, 'rights_requests', 'note', request.note) : '';
  const sealed = (column: 'before' | 'after' | 'reason', text: string) =>
    sealText(personId, key, 'corrections', column, text);
  const at = new Date();
  await tx.insert(corrections).values(
    fields.map((field) => ({
      id: newId(at.getTime()),
      personId,
      field,
      before: sealed('before', textOf(before, field)),
      after: sealed('after', textOf(after, field)),
      reason: sealed('reason', reason),
      at,
      by: actor.id,
    })),
  );
  await tx
    .update(rightsRequests)
    .set({ doneAt: at, doneBy: actor.id, receipt: JSON.stringify({ section, fields }) })
    .where(eq(rightsRequests.id, request.id));
  await audit.record({
    act: 'rights.met',
    subject: { kind: 'person', id: file.personId },
    details: { reference: file.reference, kind: 'correction', fields },
  });
}

function sectionOf(receipt: string | null): string | undefined {
  return receipt ? (JSON.parse(receipt) as { section?: string }).section : undefined;
}

/** Codes and lists as JSON, so that they can be read back in any language. */
function textOf(answers: Answers, field: FieldName): string {
  const answer = answers[field];
  return answer === undefined ? '' : JSON.stringify(answer);
}
