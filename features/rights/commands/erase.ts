import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Reader, type Writer } from '@/db/client';
import { buryPersonKey, unfinishedBurials } from '@/db/keys';
import { cases, persons } from '@/db/schema';
import { store } from '@/db/store';
import { partTorn } from '@/features/matching/commands/part-torn';
import { forgetPeople } from '@/features/people/memory';
import { recordsOf } from '@/features/people/records';
import type { Machine } from '@/lib/actor';
import { places } from '../places';
import type { PlaceName } from '../rules';

/** Why an identity went: asked for, because its time was over, or because the copy it came back from is older. */
export type Because = 'asked' | 'retention' | 'restored';

export type Erased = { erasedAt: Date; records: string[]; places: { name: PlaceName; count: number }[] };

/**
 * The first half of an erasure, within a change: empties every place and notes when. The second half, destroying the
 * key, comes after the commit (`finishErasure`): the other way round a change that fails would leave sealed data that
 * nobody can open and nobody asked to lose. A process that dies in between leaves `erasedAt` and a key; both the next
 * start and the nightly job finish it (`finishErasures`). Null when there is nobody to erase, or no longer.
 *
 * A person goes with all their records; what comes back with an older copy (`restored`) only as the record it was when
 * it was erased: whom that copy still takes for the same person may have been found to be somebody else since.
 */
export async function eraseWithin(
  tx: Writer,
  audit: Recorder,
  { personId, reference, because }: { personId: string; reference?: string; because: Because },
  now = new Date(),
): Promise<Erased | null> {
  const wanted = because === 'restored' ? [personId] : await recordsOf(tx, personId);
  const alive = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(and(inArray(persons.id, wanted), isNull(persons.erasedAt)));
  const records = wanted.filter((id) => alive.some((row) => row.id === id));
  if (records.length === 0) return null;
  const counted = await countedIn(tx, records);
  for (const id of records) {
    const through = id === personId && reference ? reference : await firstReference(tx, id);
    const subject = { kind: 'person', id } as const;
    const seq = await audit.record({ act: 'identity.erased', subject, details: { because, reference: through } });
    // The name index reads everything with a newer sequence, and finds no name.
    await tx.update(persons).set({ erasedAt: now, identitySeq: seq }).where(eq(persons.id, id));
  }
  for (const { name, erase } of places)
    await erase(tx, name === 'merges' ? await joinedWith(tx, records, because) : records);
  return { erasedAt: now, records, places: counted };
}

/**
 * Whose joinings are emptied. What an older copy brought back may be joined to somebody who lives: then the joining is
 * needed once more, to part them (`partTorn`, which empties it).
 */
async function joinedWith(tx: Writer, records: string[], because: Because): Promise<string[]> {
  if (because !== 'restored') return records;
  const group = await recordsOf(tx, records[0] ?? '');
  const living = await tx.$count(persons, and(inArray(persons.id, group), isNull(persons.erasedAt)));
  return living > 0 ? [''] : group;
}

/** What each place holds of these records, together. What hangs on two of them is counted once. */
export async function countedIn(from: Pick<Reader, '$count'>, records: string[]): Promise<Erased['places']> {
  const counted: Erased['places'] = [];
  for (const { name, count } of places) counted.push({ name, count: await count(from, records) });
  return counted;
}

async function firstReference(tx: Writer, personId: string): Promise<string> {
  const [file] = await tx
    .select({ reference: cases.reference })
    .from(cases)
    .where(eq(cases.personId, personId))
    .orderBy(asc(cases.handledOn), asc(cases.id))
    .limit(1);
  return file?.reference ?? '';
}

/** The second half: the records go on the list of the erased, which outlives every backup, and their keys are destroyed. */
export async function finishErasure(records: string[], at: Date): Promise<void> {
  for (const personId of records) await buryPersonKey(personId, at);
  await forgetPeople(records);
  await (await store()).emptyLog();
}

const nightly: Machine = { kind: 'machine', name: 'nightly' };

/**
 * Finishes what was begun: destroys the keys of those erased, and erases again those whom an older copy of the data
 * brought back. Belongs at every start, after every restore, and into the nightly job.
 */
export async function finishErasures(): Promise<{ finished: number; again: number }> {
  const reader = await db();
  const erased = await reader
    .select({ personId: persons.id, at: persons.erasedAt })
    .from(persons)
    .where(isNotNull(persons.erasedAt));
  const begun = await unfinishedBurials(erased.map(({ personId, at }) => ({ personId, at: at ?? new Date() })));
  for (const { personId, at } of begun) await finishErasure([personId], at);
  let again = 0;
  for (const { personId, at } of await broughtBack()) {
    const done = await change(nightly, async (tx, audit) => {
      const answer = await eraseWithin(tx, audit, { personId, because: 'restored' }, at);
      return answer ?? { refused: 'not-there' as const };
    });
    if (!('refused' in done)) again += 1;
    await finishErasure([personId], at);
  }
  await partTorn();
  return { finished: begun.length, again };
}

const AT_ONCE = 500;

/** Those on the list of the erased whom the data does not know as erased. */
async function broughtBack(): Promise<{ personId: string; at: Date }[]> {
  const buried = await (await store()).keys.buried();
  const found: { personId: string; at: Date }[] = [];
  for (let n = 0; n < buried.length; n += AT_ONCE) {
    const part = buried.slice(n, n + AT_ONCE);
    const rows = await (await db())
      .select({ id: persons.id })
      .from(persons)
      .where(
        and(
          inArray(
            persons.id,
            part.map(({ personId }) => personId),
          ),
          isNull(persons.erasedAt),
        ),
      );
    const alive = new Set(rows.map(({ id }) => id));
    found.push(...part.filter(({ personId }) => alive.has(personId)));
  }
  return found;
}
