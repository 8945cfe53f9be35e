import { eq, inArray } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { fingerprints, merges, persons } from '@/db/schema';
import { identityIn } from '@/features/cases/rows';
import { releaseLocked } from '@/features/exceptions/commands/release-locked';
import { suspectWithin } from '@/features/people/again';
import { fingerprintsOf } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { NotFound, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Code } from '@/lib/vocabulary';
import { mayJoin, mayTake } from '../access';
import { columnsFor, faceColumns, faceOf, sealReasons, sealRemembered } from '../faces';
import { type Known, keysOf, knownPerson, personFor } from '../queries/both';
import { type Choices, cannotTouch, isEarlier, type JoinRefusal, mergedFace, newerSide } from '../rules';
import { joinEpisodes, type SamePair } from './episodes';
import { markPairs, stillWaits } from './mark-pairs';
import { raiseTogether } from './versions';

export type Choice = 'one' | 'other' | 'both';

export type Joining = {
  /** Any record of each of the two persons. */
  one: string;
  other: string;
  /** The pair this answers, which must still wait: somebody may have decided on it since. */
  pair?: string;
  basis?: Code<'identity_match_basis'>;
  reason?: string;
  /** Whose answer speaks, question by question; else that of the record which speaks, or the only one there is. */
  choices?: { [Field in keyof Choices]?: Choice };
  /** Episodes that two offices told of one and the same stretch of exploitation. */
  sameEpisodes?: SamePair[];
};

/** `entering`: `one` is the person of the case that is being opened in this change. */
type Within = Joining & { keys: Map<string, Buffer>; entering?: boolean };

export type Joined = { mergeId: string; keptId: string };

/** Joins two persons into one, for supervisors of both. */
export async function joinPersons(actor: Staff, joining: Joining, now = new Date()) {
  const keys = await keysOf(joining.one, joining.other);
  return change(actor, async (tx, audit): Promise<Joined | Refused<JoinRefusal>> => {
    // Whoever is not there for the actor is not there, whatever else would be in the way.
    await personFor(actor, joining.one, tx);
    await personFor(actor, joining.other, tx);
    if (joining.pair && !(await stillWaits(tx, joining.pair))) return { refused: 'decided' };
    return joinWithin(tx, audit, actor, { ...joining, keys }, now);
  });
}

/**
 * The same within a change. The record that was made first speaks for both from now on, with the answers chosen; the
 * other, and all that hangs on either, stays where it is. `keys` (of `keysOf`) are fetched before the change begins.
 */
export async function joinWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  joining: Within,
  now = new Date(),
): Promise<Joined | Refused<JoinRefusal>> {
  const one = await knownPerson(actor, joining.one, tx);
  const other = await knownPerson(actor, joining.other, tx);
  if (one.speaker.id === other.speaker.id) return { refused: 'already-one' };
  const allowed = joining.entering ? mayTake(actor, other.files) : mayJoin(actor, one.files, other.files);
  if (!allowed) return { refused: 'not-yours' };
  const withheld = cannotTouch([one.speaker, other.speaker]);
  if (withheld) return { refused: withheld };
  const oneSpeaks = isEarlier(one.speaker, other.speaker);
  const [kept, joined] = oneSpeaks ? [one, other] : [other, one];
  const episodes = await joinEpisodes(tx, kept.records, joined.records, joining.sameEpisodes ?? []);
  if (!episodes) return { refused: 'other-episode' };
  const mergeId = newId(now.getTime());
  const seq = await recordOnCases(audit, 'person.joined', [...kept.files, ...joined.files], { merge: mergeId });
  const choices = sidesOf(joining.choices ?? {}, oneSpeaks);
  const remembered = await speakFor(tx, joining.keys, { kept, joined, choices, seq });
  if (!remembered) return { refused: 'changed' };
  await pointAt(tx, kept.speaker.id, joined.records, seq);
  await raiseTogether(tx, actor, [kept.speaker.id, ...joined.records]);
  await markPairs(tx, actor, { one: kept.records, other: joined.records, state: 'same' }, now);
  await tx.insert(merges).values({
    id: mergeId,
    keptId: kept.speaker.id,
    joinedId: joined.speaker.id,
    moved: JSON.stringify(joined.records),
    episodes: JSON.stringify(episodes),
    basis: joining.basis ?? null,
    before: remembered.before,
    after: remembered.after,
    reason: sealReasons(kept.speaker.id, remembered.key, { joined: joining.reason }),
    mergedAt: now,
    mergedBy: actor.id,
  });
  await releaseLocked(tx, actor, [...kept.records, ...joined.records], now);
  await suspectWithin(tx, audit, kept.speaker.id, now);
  return { mergeId, keptId: kept.speaker.id };
}

function sidesOf(choices: NonNullable<Joining['choices']>, oneSpeaks: boolean): Choices {
  const sides = { one: oneSpeaks ? 'kept' : 'joined', other: oneSpeaks ? 'joined' : 'kept', both: 'both' } as const;
  return Object.fromEntries(Object.entries(choices).map(([field, choice]) => [field, sides[choice]]));
}

/** One entry for each case of the person, so that each office reads it in its own file; answers the last sequence. */
export async function recordOnCases(
  audit: Recorder,
  act: 'person.joined' | 'person.join-undone',
  files: { reference: string }[],
  details: Record<string, unknown>,
): Promise<number> {
  let seq = 0;
  for (const { reference } of files)
    seq = await audit.record({ act, subject: { kind: 'case', id: reference }, details });
  if (seq === 0) throw new NotFound('case');
  return seq;
}

type Speaking = { kept: Known; joined: Known; choices: Choices; seq: number };

/** Lets the kept record say what was chosen, and be found by every number either says; answers what it was before. */
async function speakFor(tx: Writer, keys: Map<string, Buffer>, { kept, joined, choices, seq }: Speaking) {
  const { id } = kept.speaker;
  const key = keys.get(id);
  const otherKey = keys.get(joined.speaker.id);
  if (!key || !otherKey) return null;
  const face = faceOf(kept.speaker, key);
  const merged = mergedFace(face, faceOf(joined.speaker, otherKey), choices, newerSide(kept.files, joined.files));
  const isSame = JSON.stringify(merged) === JSON.stringify(face);
  const columns = isSame ? faceColumns(kept.speaker) : columnsFor(id, key, merged);
  const prints = await tx
    .select({ id: fingerprints.id, kind: fingerprints.kind, fingerprint: fingerprints.fingerprint })
    .from(fingerprints)
    .where(eq(fingerprints.personId, id));
  const [row] = await tx
    .update(persons)
    .set({ ...columns, identitySeq: seq })
    .where(eq(persons.id, id))
    .returning();
  if (!row) return null;
  await addPrints(tx, id, fingerprintsOf(identityIn(merged.answers)));
  const before = { face, columns: faceColumns(kept.speaker), fingerprints: prints };
  const after = { face: merged, columns: faceColumns(row), fingerprints: [] };
  return { key, before: sealRemembered(id, key, 'before', before), after: sealRemembered(id, key, 'after', after) };
}

/** Adds the numbers by which a record can be found, and leaves those that are there. */
export async function addPrints(tx: Writer, personId: string, prints: ReturnType<typeof fingerprintsOf>) {
  if (prints.length === 0) return;
  await tx
    .insert(fingerprints)
    .values(prints.map((print) => ({ id: newId(), personId, ...print })))
    .onConflictDoNothing();
}

/** Flat: those for whom the joined record spoke point at the new speaker as well. The indexes read them anew. */
async function pointAt(tx: Writer, speaker: string, records: string[], seq: number): Promise<void> {
  await tx.update(persons).set({ sameAs: speaker, identitySeq: seq }).where(inArray(persons.id, records));
}
