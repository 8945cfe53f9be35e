import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { contactPoints, persons } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { standingOf } from '@/features/consents/queries';
import { forbids } from '@/features/consents/rules';
import { openIdentity, sealText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import { foldPhone } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { NotFound, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Told } from './input';
import { contactValue } from './queries';

export type ContactRefusal = 'withheld' | 'identity-closed' | 'stale' | 'keeping-refused';

/** Adds a way to reach the person of a case; not once they refused that their data is kept. */
export function addContact(actor: Staff, reference: string, told: Told, now = new Date()) {
  return adding(actor, reference, told, async (_tx, { personId }) => personId, now);
}

/** Under whose key a way is sealed: the record that told it. */
type ToldBy = (tx: Writer, file: CaseRow, keys: Keys) => Promise<string | undefined>;

function adding(actor: Staff, reference: string, told: Told, toldBy: ToldBy, now: Date) {
  return changing(actor, reference, async (tx, audit, file, keys) => {
    const personId = await toldBy(tx, file, keys);
    if (!personId) return { refused: 'stale' as const };
    const key = keys.get(personId);
    if (!key) return { refused: 'withheld' as const };
    const consents = await standingOf(tx, file.personId);
    if (forbids(consents.personal_data?.state)) return { refused: 'keeping-refused' as const };
    const id = newId(now.getTime());
    const value = sealText(personId, key, 'contact_points', 'value', told.value) ?? Buffer.alloc(0);
    await tx.insert(contactPoints).values({
      id,
      personId,
      kind: told.kind,
      value,
      terms: sealText(personId, key, 'contact_points', 'terms', told.terms),
      safety: told.safety,
      version: 1,
      createdAt: now,
      changedAt: now,
      changedBy: actor.id,
    });
    await record(audit, file, 'added', { contact: id, kind: told.kind, safety: told.safety });
    return { id };
  });
}

/** Takes the number of the identity over as a way nobody has judged yet; it is not shown on the way. */
export async function judgeIdentityPhone(actor: Staff, reference: string, now = new Date()) {
  const { answers } = await caseToMove(actor, reference);
  const { phone } = answers;
  if (!phone) return { refused: 'identity-closed' as const };
  const told = { kind: 'phone', value: phone, terms: '', safety: 'unknown' } as const;
  return adding(actor, reference, told, (tx, file, keys) => sayerOf(tx, phone, file, keys), now);
}

/**
 * The record that says a number: that of the case, if it does, else the one that speaks for the person, from which it was
 * read. Sealed under the case's it would outlive the one it belongs to, once the two are parted.
 */
async function sayerOf(tx: Writer, phone: string, file: CaseRow, keys: Keys): Promise<string | undefined> {
  const rows = await tx
    .select({ id: persons.id, identity: persons.identity })
    .from(persons)
    .where(inArray(persons.id, [...keys.keys()]));
  const says = rows.filter(({ id, identity }) => {
    const key = keys.get(id);
    return key && foldPhone(openIdentity(id, key, identity).phone ?? '') === foldPhone(phone);
  });
  const order = [file.personId, ...(await recordsOf(tx, file.personId))];
  return order.find((id) => says.some((row) => row.id === id));
}

/** Changes a way, unless a colleague did since it was seen. */
export function changeContact(
  actor: Staff,
  reference: string,
  seen: { id: string; version: number },
  told: Told,
  now = new Date(),
) {
  return changing(actor, reference, async (tx, audit, file, keys) => {
    const [row] = await tx.select().from(contactPoints).where(isSeen(keys, seen));
    if (!row) return missing(tx, keys, seen.id);
    // Sealed under the record it was told to, which need not be that of this case.
    const { personId } = row;
    const key = keys.get(personId) as Buffer;
    const value = sealText(personId, key, 'contact_points', 'value', told.value);
    const terms = sealText(personId, key, 'contact_points', 'terms', told.terms);
    const { kind, safety } = told;
    const set = { kind, safety, terms, ...(value && { value }), version: seen.version + 1 };
    const changed = await tx
      .update(contactPoints)
      .set({ ...set, changedAt: now, changedBy: actor.id })
      .where(isSeen(keys, seen))
      .returning({ id: contactPoints.id });
    if (changed.length === 0) return missing(tx, keys, seen.id);
    await record(audit, file, 'changed', { contact: seen.id, kind, safety });
    return { id: seen.id };
  });
}

/** Takes a way out of use for good: of what it was, nothing is kept. */
export function removeContact(
  actor: Staff,
  reference: string,
  seen: { id: string; version: number },
  now = new Date(),
) {
  return changing(actor, reference, async (tx, audit, file, keys) => {
    const removed = await tx
      .update(contactPoints)
      .set({ removedAt: now, changedAt: now, changedBy: actor.id, value: Buffer.alloc(0), terms: null })
      .where(isSeen(keys, seen))
      .returning({ id: contactPoints.id });
    if (removed.length === 0) return missing(tx, keys, seen.id);
    await record(audit, file, 'removed', { contact: seen.id });
    return { id: seen.id };
  });
}

/** Shows a way that is not marked safe, once: a deliberate act, with an entry of its own. */
export function openContact(actor: Staff, reference: string, id: string) {
  return changing(actor, reference, async (tx, audit, file, keys) => {
    const [row] = await tx
      .select()
      .from(contactPoints)
      .where(and(eq(contactPoints.id, id), isOfPerson(keys), isNull(contactPoints.removedAt)));
    const key = row && keys.get(row.personId);
    if (!key) throw new NotFound('contact');
    await record(audit, file, 'shown', { contact: id, safety: row.safety });
    return { value: contactValue(row, key) };
  });
}

/** `keys` are those of every record of the person: each way is sealed under the one it was told to. */
type Keys = Map<string, Buffer>;
type Work<T> = (tx: Writer, audit: Recorder, file: CaseRow, keys: Keys) => Promise<T>;

/** Every act on a way to reach somebody asks for an identity that is open to the actor, and that may be used. */
async function changing<T>(
  actor: Staff,
  reference: string,
  work: Work<T>,
): Promise<T | Refused<'withheld' | 'identity-closed'>> {
  const { case: file, records, identityOpen, erasedAt, useStoppedAt } = await caseToMove(actor, reference);
  if (erasedAt || useStoppedAt) return { refused: 'withheld' };
  if (!identityOpen) return { refused: 'identity-closed' };
  const keys = await personKeys(records);
  if (!keys.has(file.personId)) return { refused: 'withheld' };
  return change<T | Refused<'withheld'>>(actor, async (tx, audit) => {
    const row = await caseToChange(actor, reference, tx);
    if (await isWithheldNow(tx, row.personId)) return { refused: 'withheld' };
    // A joining may have been undone since: what belongs to the other person is not there any more.
    const own = await recordsOf(tx, row.personId);
    return work(tx, audit, row, new Map([...keys].filter(([id]) => own.includes(id))));
  });
}

const isOfPerson = (keys: Keys) => inArray(contactPoints.personId, [...keys.keys()]);

const isSeen = (keys: Keys, seen: { id: string; version: number }) =>
  and(
    eq(contactPoints.id, seen.id),
    isOfPerson(keys),
    eq(contactPoints.version, seen.version),
    isNull(contactPoints.removedAt),
  );

/** A way of another person, or none at all, is not there; one that is there was changed meanwhile. */
async function missing(tx: Writer, keys: Keys, id: string): Promise<Refused<'stale'>> {
  const mine = and(eq(contactPoints.id, id), isOfPerson(keys));
  if ((await tx.$count(contactPoints, mine)) === 0) throw new NotFound('contact');
  return { refused: 'stale' };
}

function record(audit: Recorder, file: CaseRow, act: string, details: Record<string, unknown>) {
  return audit.record({ act: `contact.${act}`, subject: { kind: 'case', id: file.reference }, details });
}
