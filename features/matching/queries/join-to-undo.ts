import { eq, inArray } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { persons, users } from '@/db/schema';
import { sightOf } from '@/features/cases/access';
import { type FieldName, fieldOf } from '@/features/cases/fields';
import { hasOpened } from '@/features/cases/queries/identity-open';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { type Face, faceOf, openReasons } from '../faces';
import { type Side, toldIn, type UndoRefusal } from '../rules';
import { type KnownFile, keysOf } from './both';
import { type Added, addedSince, cannotUndo, changedSince, joiningFor, mayAskToUndo } from './joining';

/** An answer that was changed while the two were one. Texts are null while the identity is not open. */
export type ChangedAnswer = {
  field: FieldName;
  /** What the person is said to be now, and what either record said before. */
  now: string | null;
  kept: string | null;
  joined: string | null;
};

export type AddedRow = {
  key: string;
  kind: 'contact' | 'consent';
  /** The record it was added to: there it stays where nothing is said. */
  side: Side;
  at: Date;
  by: string;
  /** The kind of way, or the scope and the state of the consent. */
  codes: string[];
  /** The way itself or the purpose; null while the identity is not open. */
  text: string | null;
};

export type JoinToUndo = {
  mergeId: string;
  keptId: string;
  joinedId: string;
  mergedAt: Date;
  by: string;
  undoneAt: Date | null;
  /** Why it cannot be undone now; null where it can. */
  cannot: Exclude<UndoRefusal, 'not-yours'> | null;
  identityOpen: boolean;
  /** The cases in sight of each, the oldest first. */
  references: Record<Side, string[]>;
  /** Why they were joined; null while the identity is not open. */
  reason: string | null;
  changed: ChangedAnswer[];
  added: AddedRow[];
};

/** What undoing a joining would do, for whoever may: what was changed or added since, and whose it would be. */
export async function joinToUndo(actor: Staff, mergeId: string, now = new Date()): Promise<JoinToUndo> {
  const reader = await db();
  const part = await joiningFor(actor, mergeId, reader);
  const { merge, person, kept, joined } = part;
  if (!mayAskToUndo(actor, part)) throw new NotFound('joining');
  const cannot = await cannotUndo(actor, part, reader, now);
  const open = !cannot && (await hasOpened(actor, person.records));
  const keys = cannot ? new Map<string, Buffer>() : await keysOf(merge.keptId, merge.joinedId);
  const key = keys.get(merge.keptId);
  const since = key && changedSince(part, key);
  const joinedFace = since && (await joinedSaid(reader, merge.joinedId, keys));
  const added = cannot ? [] : await addedSince(part, reader);
  const names = await namesOf([merge.mergedBy, ...added.map(({ by }) => by)]);
  const text = (field: FieldName, told: string) => (fieldOf(field).sealed && !open ? null : told);
  return {
    mergeId,
    keptId: merge.keptId,
    joinedId: merge.joinedId,
    mergedAt: merge.mergedAt,
    by: names.get(merge.mergedBy) ?? '',
    undoneAt: merge.undoneAt,
    cannot: cannot === 'not-yours' ? null : cannot,
    identityOpen: open,
    references: { kept: referencesIn(actor, kept.files), joined: referencesIn(actor, joined.files) },
    reason: open && key ? (openReasons(merge.keptId, key, merge.reason).joined ?? '') : null,
    changed: (since?.changed ?? []).map((field) => ({
      field,
      now: text(field, since ? toldIn(since.now, field) : ''),
      kept: text(field, since ? toldIn(since.before.face, field) : ''),
      joined: text(field, joinedFace ? toldIn(joinedFace, field) : ''),
    })),
    added: added.map((row) => addedRow(row, open ? keys.get(row.row.personId) : undefined, names)),
  };
}

/** What the other record says, which nobody has touched since. */
async function joinedSaid(reader: Reader, joinedId: string, keys: Map<string, Buffer>): Promise<Face | null> {
  const [row] = await reader.select().from(persons).where(eq(persons.id, joinedId));
  const key = keys.get(joinedId);
  return row && key ? faceOf(row, key) : null;
}

const referencesIn = (actor: Staff, files: KnownFile[]) =>
  files.filter((file) => sightOf(actor, file) === 'full').map(({ reference }) => reference);

function addedRow(added: Added, key: Buffer | undefined, names: Map<string, string>): AddedRow {
  const { kind, side, at, by } = added;
  const common = { key: added.key, kind, side, at, by: names.get(by) ?? '' };
  const { personId } = added.row;
  if (added.kind === 'contact') {
    const text = key ? openText(personId, key, 'contact_points', 'value', added.row.value) : null;
    // A way that is not marked safe is shown on the page of contacts alone, where that leaves an entry.
    return { ...common, codes: [added.row.kind, added.row.safety], text: added.row.safety === 'safe' ? text : null };
  }
  const text = key ? openText(personId, key, 'consents', 'purpose', added.row.purpose) : null;
  return { ...common, codes: [added.row.scope, added.row.state], text };
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await (await db())
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
