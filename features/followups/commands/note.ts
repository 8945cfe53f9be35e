import { change } from '@/db/change';
import { personKeys } from '@/db/keys';
import { caseNotes } from '@/db/schema';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { ToldNote } from '../input';
import { standingFor } from '../queries/file';

export type NoteRefusal = 'withheld' | 'keeping-refused' | 'sent-already';

/** Adds a dated note to a case, sealed; it is never changed. A form sent twice makes one. */
export async function addNote(actor: Staff, reference: string, told: ToldNote, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    if (await isWithheldNow(tx, personId)) return { refused: 'withheld' as const };
    if ((await standingFor(tx, personId)).keepingRefused) return { refused: 'keeping-refused' as const };
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const text = sealText(personId, key, 'case_notes', 'text', told.text) ?? Buffer.alloc(0);
    const [kept] = await tx
      .insert(caseNotes)
      .values({
        id,
        caseId: file.id,
        personId,
        kind: told.kind,
        on: told.on,
        text,
        recordedAt: now,
        recordedBy: actor.id,
      })
      .onConflictDoNothing()
      .returning({ id: caseNotes.id });
    if (!kept) return { refused: 'sent-already' as const };
    await audit.record({
      act: 'note.added',
      subject: { kind: 'case', id: file.reference },
      details: { kind: told.kind, on: told.on },
    });
    return { id };
  });
}
