import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { consents, contactPoints, fingerprints, merges, persons } from '@/db/schema';
import type { FieldName } from '@/features/cases/fields';
import { identityIn } from '@/features/cases/rows';
import { suspectWithin } from '@/features/people/again';
import { fingerprintsOf, openText, sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { reasonFault } from '@/lib/reason';
import { columnsFor, type Face, faceOf, openReasons, type Remembered, sealReasons } from '../faces';
import { keysOf } from '../queries/both';
import {
  type Added,
  addedSince,
  cannotUndo,
  changedSince,
  joiningFor,
  type Since,
  type ToPart,
} from '../queries/joining';
import { type Side, withField } from '../rules';
import { type MovedEpisode, partEpisodes } from './episodes';
import { handTraces } from './hand-traces';
import { addPrints, recordOnCases } from './join';
import { leaveSure, markPairs } from './mark-pairs';
import { raiseTogether } from './versions';

export type Undoing = {
  reason: string;
  /** Whose an answer is that was changed since; `kept` where nothing is said. */
  fields?: Partial<Record<FieldName, Side | 'both'>>;
  /** Whose a row is that was added since (`key` of `joinToUndo`); else that of the record it was added to. */
  added?: Record<string, Side>;
};

/**
 * Takes the newest joining of a person back: both are again what they were before, and what was changed or added since
 * goes where the supervisor says, or whoever had joined them while entering a case, within a day.
 */
export async function undoJoin(actor: Staff, mergeId: string, undoing: Undoing, now = new Date()) {
  const keys = await keysBehind(mergeId);
  return change(actor, async (tx, audit) => {
    const part = await joiningFor(actor, mergeId, tx);
    const cannot = (await cannotUndo(actor, part, tx, now)) ?? reasonFault(undoing.reason);
    if (cannot) return { refused: cannot };
    const { merge, kept, joined, person } = part;
    const key = keys.get(merge.keptId);
    const since = key && changedSince(part, key);
    if (!key || !since || person.records.some((id) => !keys.has(id))) return { refused: 'changed' as const };
    const seq = await recordOnCases(audit, 'person.join-undone', person.files, { merge: mergeId });
    await putBack(tx, part, { key, since, undoing, seq });
    await giveJoined(tx, part, { keys, since, undoing, seq });
    for (const added of await addedSince(part, tx)) await hand(tx, part, { keys, added, undoing });
    await partEpisodes(tx, JSON.parse(merge.episodes) as MovedEpisode[]);
    await raiseTogether(tx, actor, person.records);
    await markPairs(tx, actor, { one: kept.records, other: joined.records, state: 'different' }, now);
    if (actor.role !== 'supervisor') await leaveSure(tx, kept.records, joined.records);
    const reasons = { ...openReasons(merge.keptId, key, merge.reason), undone: undoing.reason };
    await tx
      .update(merges)
      // What it went by is of no more use, and tells of the one under the key of the other.
      .set({
        undoneAt: now,
        undoneBy: actor.id,
        before: null,
        after: null,
        reason: sealReasons(merge.keptId, key, reasons),
      })
      .where(and(eq(merges.id, mergeId), isNull(merges.undoneAt)));
    for (const id of [merge.keptId, merge.joinedId]) await suspectWithin(tx, audit, id, now);
    return { keptId: merge.keptId, joinedId: merge.joinedId };
  });
}

async function keysBehind(mergeId: string): Promise<Map<string, Buffer>> {
  const [merge] = await (await db()).select().from(merges).where(eq(merges.id, mergeId));
  return merge ? keysOf(merge.keptId, merge.joinedId) : new Map();
}

/** The changed answers that go to a side. */
function fieldsOf(side: Side, { since, undoing }: { since: Since; undoing: Undoing }): FieldName[] {
  return since.changed.filter((field) => [side, 'both'].includes(undoing.fields?.[field] ?? 'kept'));
}

const withFields = (face: Face, from: Face, fields: FieldName[]): Face =>
  fields.reduce((changed, field) => withField(changed, from, field), face);

type Back = { key: Buffer; since: Since; undoing: Undoing; seq: number };

/** The kept record says again what it did, byte by byte where nothing of what was changed since stays with it. */
async function putBack(tx: Writer, { merge }: ToPart, { key, since, undoing, seq }: Back): Promise<void> {
  const { keptId } = merge;
  const { before, now } = since;
  const fields = fieldsOf('kept', { since, undoing });
  const face = withFields(before.face, now, fields);
  await restoreFace(tx, keptId, before, seq);
  if (fields.length === 0) return;
  await tx
    .update(persons)
    .set(columnsFor(keptId, key, face))
    .where(eq(persons.id, keptId));
  await movePrints(tx, keptId, before.face, face);
}

/** A record says, and is found by, exactly what it was before a joining. */
export async function restoreFace(tx: Writer, keptId: string, before: Remembered, seq: number): Promise<void> {
  await tx
    .update(persons)
    .set({ ...before.columns, identitySeq: seq })
    .where(eq(persons.id, keptId));
  const known = before.fingerprints.map(({ id }) => id);
  await tx
    .delete(fingerprints)
    .where(and(eq(fingerprints.personId, keptId), known.length > 0 ? notInArray(fingerprints.id, known) : undefined));
  if (known.length > 0)
    await tx
      .insert(fingerprints)
      .values(before.fingerprints.map((print) => ({ ...print, personId: keptId })))
      .onConflictDoNothing();
}

type Given = { keys: Map<string, Buffer>; since: Since; undoing: Undoing; seq: number };

/** The joined record speaks again for those it spoke for, with what was changed since and belongs to it. */
async function giveJoined(tx: Writer, { merge, joined }: ToPart, { keys, since, undoing, seq }: Given): Promise<void> {
  const { joinedId } = merge;
  const others = joined.records.filter((id) => id !== joinedId);
  if (others.length > 0)
    await tx.update(persons).set({ sameAs: joinedId, identitySeq: seq }).where(inArray(persons.id, others));
  const fields = fieldsOf('joined', { since, undoing });
  const [row] = await tx
    .update(persons)
    .set({ sameAs: null, identitySeq: seq })
    .where(eq(persons.id, joinedId))
    .returning();
  const key = keys.get(joinedId);
  if (!row || !key || fields.length === 0) return;
  const was = faceOf(row, key);
  const face = withFields(was, since.now, fields);
  const theirs = fields.filter((field) => undoing.fields?.[field] === 'joined');
  await handTraces(tx, merge, { keys, fields: theirs, was });
  await tx
    .update(persons)
    .set(columnsFor(joinedId, key, face))
    .where(eq(persons.id, joinedId));
  await movePrints(tx, joinedId, was, face);
}

/** A number that is no longer said is no longer found by; a new one is. */
async function movePrints(tx: Writer, personId: string, from: Face, to: Face): Promise<void> {
  const [was, is] = [from, to].map(({ answers }) => fingerprintsOf(identityIn(answers)));
  const gone = (was ?? []).filter((print) => !is?.some((each) => each.fingerprint === print.fingerprint));
  for (const { kind, fingerprint } of gone)
    await tx
      .delete(fingerprints)
      .where(
        and(
          eq(fingerprints.personId, personId),
          eq(fingerprints.kind, kind),
          eq(fingerprints.fingerprint, fingerprint),
        ),
      );
  await addPrints(tx, personId, is ?? []);
}

type Handed = { keys: Map<string, Buffer>; added: Added; undoing: Undoing };

/** Lets a row that was added since go to the other person, sealed under their key. */
async function hand(tx: Writer, { merge }: ToPart, { keys, added, undoing }: Handed): Promise<void> {
  const side = undoing.added?.[added.key] ?? added.side;
  if (side === added.side) return;
  const to = side === 'kept' ? merge.keptId : merge.joinedId;
  const [key, toKey] = [keys.get(added.row.personId), keys.get(to)];
  if (!key || !toKey) return;
  const again = (table: string, column: string, sealed: Buffer | null) =>
    sealText(to, toKey, table, column, openText(added.row.personId, key, table, column, sealed));
  if (added.kind === 'contact') {
    const value = again('contact_points', 'value', added.row.value) ?? Buffer.alloc(0);
    const terms = again('contact_points', 'terms', added.row.terms);
    await tx.update(contactPoints).set({ personId: to, value, terms }).where(eq(contactPoints.id, added.row.id));
  } else {
    const purpose = again('consents', 'purpose', added.row.purpose);
    await tx.update(consents).set({ personId: to, purpose }).where(eq(consents.id, added.row.id));
  }
}
