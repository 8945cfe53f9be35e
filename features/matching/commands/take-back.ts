import { eq, inArray } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { merges, persons } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { faceOf, openRemembered } from '../faces';
import { knownPerson } from '../queries/both';
import { joiningsOf, type MergeRow } from '../queries/joining';
import { cannotTouch, differences } from '../rules';
import { type MovedEpisode, partEpisodes } from './episodes';
import { recordOnCases } from './join';
import { restoreFace } from './undo';

/**
 * Within a change that takes a case back together with its person: undoes that the person was joined while the case was
 * entered, without a trace but the audit's. Whom it was joined with is again what they were. Not where that person was
 * changed since, or joined once more: answers whether it was done.
 */
export async function takeBackWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  merge: MergeRow,
  key: Buffer,
): Promise<boolean> {
  const { id, keptId } = merge;
  const person = await knownPerson(actor, keptId, tx);
  const [newest] = await joiningsOf(tx, person.records);
  const before = openRemembered(keptId, key, 'before', merge.before);
  const after = openRemembered(keptId, key, 'after', merge.after);
  if (newest?.id !== id || person.speaker.id !== keptId || !before || !after) return false;
  if (cannotTouch([person.speaker]) || differences(after.face, faceOf(person.speaker, key)).length > 0) return false;
  const seq = await recordOnCases(audit, 'person.join-undone', person.files, { merge: id });
  await restoreFace(tx, keptId, before, seq);
  await partEpisodes(tx, JSON.parse(merge.episodes) as MovedEpisode[]);
  const moved = JSON.parse(merge.moved) as string[];
  await tx.update(persons).set({ sameAs: null, identitySeq: seq }).where(inArray(persons.id, moved));
  await tx.delete(merges).where(eq(merges.id, id));
  return true;
}
