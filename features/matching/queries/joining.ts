import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { consents, contactPoints, merges, persons } from '@/db/schema';
import { sightOf } from '@/features/cases/access';
import type { FieldName } from '@/features/cases/fields';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { type Made, mayJoin, mayTakeBack } from '../access';
import { type Face, faceOf, openRemembered, type Remembered } from '../faces';
import { cannotTouch, differences, isEntering, type Side, type UndoRefusal } from '../rules';
import { filesOf, type Known, type KnownFile, personFor } from './both';

type From = Pick<Reader, 'select'>;

export type MergeRow = typeof merges.$inferSelect;

/** A joining as undoing sees it: the person whole, and what of them is whose. */
export type ToPart = {
  merge: MergeRow;
  made: Made;
  person: Known;
  kept: { records: string[]; files: KnownFile[] };
  joined: { records: string[]; files: KnownFile[] };
};

/** A joining, undone or not, of both of whose sides the actor sees a case; any other is not there. */
export async function joiningFor(actor: Staff, mergeId: string, from: From): Promise<ToPart> {
  const [merge] = await from.select().from(merges).where(eq(merges.id, mergeId));
  if (!merge) throw new NotFound('joining');
  const person = await personFor(actor, merge.keptId, from);
  const moved = JSON.parse(merge.moved) as string[];
  const wasMoved = (id: string) => moved.includes(id);
  // Undone, they are another person's: the cases are asked for by themselves, so that sight is of both all the same.
  const joined = { records: person.records.filter(wasMoved), files: await filesOf(actor, moved, from) };
  const kept = {
    records: person.records.filter((id) => !wasMoved(id)),
    files: person.files.filter(({ personId }) => !wasMoved(personId)),
  };
  const isSeen = ({ files }: ToPart['kept']) => files.some((file) => sightOf(actor, file) !== 'none');
  if (!isSeen(kept) || !isSeen(joined)) throw new NotFound('joining');
  const [record] = await from.select().from(persons).where(eq(persons.id, merge.joinedId));
  const entering = record !== undefined && isEntering(merge, record);
  const made = { mergedBy: merge.mergedBy, mergedAt: merge.mergedAt, entering };
  return { merge, made, person, kept, joined };
}

/** Whether the actor may read what undoing would do; beyond its day also whoever will be told that it is over. */
export function mayAskToUndo(actor: Staff, { made, kept, joined }: ToPart): boolean {
  return mayJoin(actor, kept.files, joined.files) || mayTakeBack(actor, made, kept.files, joined.files, made.mergedAt);
}

/** Why a joining cannot be undone by this actor, or by anybody, now; null where it can. */
export async function cannotUndo(actor: Staff, part: ToPart, from: From, now: Date): Promise<UndoRefusal | null> {
  const { merge, made, person, kept, joined } = part;
  if (merge.undoneAt) return 'over';
  if (!mayAskToUndo(actor, part)) return 'not-yours';
  const mayUndo = mayJoin(actor, kept.files, joined.files) || mayTakeBack(actor, made, kept.files, joined.files, now);
  if (!mayUndo) return 'too-late';
  const [newest] = await joiningsOf(from, person.records);
  if (newest?.id !== merge.id || person.speaker.id !== merge.keptId) return 'not-newest';
  return cannotTouch([person.speaker]);
}

/** What the kept record was, what joining made of it, what it is now, and what has been changed in between. */
export type Since = { before: Remembered; after: Remembered; now: Face; changed: FieldName[] };

export function changedSince({ merge, person }: ToPart, key: Buffer): Since | null {
  const before = openRemembered(merge.keptId, key, 'before', merge.before);
  const after = openRemembered(merge.keptId, key, 'after', merge.after);
  if (!before || !after) return null;
  const now = faceOf(person.speaker, key);
  return { before, after, now, changed: differences(after.face, now) };
}

/** A row that hangs on the person, not on a case, and was added while the two were one. */
export type Added = { key: string; side: Side; at: Date; by: string } & (
  | { kind: 'contact'; row: typeof contactPoints.$inferSelect }
  | { kind: 'consent'; row: typeof consents.$inferSelect }
);

export async function addedSince({ merge, person, joined }: ToPart, from: From): Promise<Added[]> {
  const sideOf = (id: string): Side => (joined.records.includes(id) ? 'joined' : 'kept');
  const ways = await from
    .select()
    .from(contactPoints)
    .where(
      and(
        inArray(contactPoints.personId, person.records),
        gte(contactPoints.createdAt, merge.mergedAt),
        isNull(contactPoints.removedAt),
      ),
    )
    .orderBy(asc(contactPoints.createdAt));
  const said = await from
    .select()
    .from(consents)
    .where(and(inArray(consents.personId, person.records), gte(consents.recordedAt, merge.mergedAt)))
    .orderBy(asc(consents.recordedAt));
  return [
    ...ways.map((row) => ({
      ...{ kind: 'contact' as const, key: `contact:${row.id}`, row },
      ...{ side: sideOf(row.personId), at: row.createdAt, by: row.changedBy },
    })),
    ...said.map((row) => ({
      ...{ kind: 'consent' as const, key: `consent:${row.id}`, row },
      ...{ side: sideOf(row.personId), at: row.recordedAt, by: row.recordedBy },
    })),
  ];
}

/** The joinings in force of a person, the newest first. */
export async function joiningsOf(from: From, records: string[]) {
  const rows = await from
    .select()
    .from(merges)
    .where(and(or(inArray(merges.keptId, records), inArray(merges.joinedId, records))));
  return rows
    .filter(({ undoneAt }) => undoneAt === null)
    .toSorted((a, b) => b.mergedAt.getTime() - a.mergedAt.getTime() || (a.id < b.id ? 1 : -1));
}
