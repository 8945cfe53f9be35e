import { and, asc, desc, eq, lt, or } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { caseNotes, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToRead } from '@/features/cases/queries/case-to-move';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import type { After } from '../input';
import type { NoteKind } from '../rules';

/** A dated note with its author; `text` is null while the identity is not open. */
export type Note = { id: string; kind: NoteKind | null; on: string; by: string; recordedAt: Date; text: string | null };
export type Notes = { file: CaseFile; notes: Note[]; next?: After };

export const NOTES_A_PAGE = 20;

/** The notes of a case, the newest day first, a page at a time. */
export async function notesOf(actor: Staff, reference: string, after?: After): Promise<Notes> {
  const file = await caseToRead(actor, reference);
  const rows = await (await db())
    .select({ note: caseNotes, by: users.name })
    .from(caseNotes)
    .leftJoin(users, eq(users.id, caseNotes.recordedBy))
    .where(and(eq(caseNotes.caseId, file.case.id), beyond(after)))
    .orderBy(desc(caseNotes.on), desc(caseNotes.id))
    .limit(NOTES_A_PAGE + 1);
  const page = rows.slice(0, NOTES_A_PAGE);
  const last = rows.length > NOTES_A_PAGE ? page.at(-1)?.note : undefined;
  const notes = await opened(file, page);
  return { file, notes, ...(last && { next: { value: last.on, id: last.id } }) };
}

/** All notes of a case the actor was given, the oldest first: for paper, which has no next page to ask for. */
export async function everyNoteOf(_actor: Staff, file: CaseFile): Promise<Note[]> {
  if (file.sight !== 'full') return [];
  const rows = await (await db())
    .select({ note: caseNotes, by: users.name })
    .from(caseNotes)
    .leftJoin(users, eq(users.id, caseNotes.recordedBy))
    .where(eq(caseNotes.caseId, file.case.id))
    .orderBy(asc(caseNotes.on), asc(caseNotes.id));
  return opened(file, rows);
}

type Row = { note: typeof caseNotes.$inferSelect; by: string | null };

async function opened(file: CaseFile, rows: Row[]): Promise<Note[]> {
  const keys = file.identityOpen ? await personKeys([...new Set(rows.map(({ note }) => note.personId))]) : null;
  return rows.map(({ note: { id, kind, on, recordedAt, personId, text }, by }) => {
    const key = keys?.get(personId);
    return {
      id,
      kind,
      on,
      recordedAt,
      by: by ?? '',
      text: key ? openText(personId, key, 'case_notes', 'text', text) : null,
    };
  });
}

function beyond(after: After | undefined) {
  return after && or(lt(caseNotes.on, after.value), and(eq(caseNotes.on, after.value), lt(caseNotes.id, after.id)));
}
