import { and, desc, eq, isNull } from 'drizzle-orm';
import { among } from '@/db/among';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { persons, returnMilestones } from '@/db/schema';
import { type Identity, openIdentityInList, openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { mayLead } from '../access';
import { type OperationRow, operationFor } from './found-operation';
import { type FoundRow, isHandedOut, rowsOf } from './manifest';

type Document = Pick<typeof returnMilestones.$inferSelect, 'document' | 'validUntil'> & { number: string };

/** Somebody on a manifest with what a document of it tells; no identity where none is handed out. */
export type Passenger = FoundRow & { identity: Identity; travel: Document | null; isNamed: boolean };

export type Passengers = { operation: OperationRow; people: Passenger[]; beyond: number };

/**
 * The people of a manifest for its documents, opened where `recorded` names their case: whoever hands it out records it
 * first (`exportManifest`), and nobody is named who was added since. `beyond`: how many are left out because other
 * offices handle them.
 */
export async function passengersOf(
  actor: Staff,
  reference: string,
  recorded: ReadonlySet<string>,
): Promise<Passengers> {
  const operation = await operationFor(actor, reference);
  if (!mayLead(actor, operation.officeId)) throw new NotFound('operation');
  const found = await rowsOf(actor, await db(), operation, today());
  const own = found.filter(({ mayChange }) => mayChange);
  const named = own.filter((row) => isHandedOut(row) && recorded.has(row.file?.reference ?? ''));
  const [identities, travels] = await Promise.all([identitiesOf(named), travelsOf(named)]);
  const people = own.map((row) => ({
    ...row,
    identity: identities.get(row.speakerId ?? '') ?? {},
    travel: travels.get(row.file?.id ?? '') ?? null,
    isNamed: named.includes(row),
  }));
  return { operation, people, beyond: found.length - own.length };
}

async function identitiesOf(rows: FoundRow[]): Promise<Map<string, Identity>> {
  const ids = [...new Set(rows.flatMap(({ speakerId }) => speakerId ?? []))];
  const sealed = await (await db())
    .select({ id: persons.id, identity: persons.identity })
    .from(persons)
    .where(among(persons.id, ids));
  const keys = await personKeys(ids);
  return new Map(
    sealed.flatMap(({ id, identity }) => {
      const key = keys.get(id);
      return key ? [[id, openIdentityInList(id, key, identity)] as const] : [];
    }),
  );
}

/** The newest travel document of each case, its number opened under the key of the record it was told of. */
async function travelsOf(rows: FoundRow[]): Promise<Map<string, Document>> {
  const caseIds = rows.flatMap(({ file }) => file?.id ?? []);
  const told = await (await db())
    .select()
    .from(returnMilestones)
    .where(
      and(
        among(returnMilestones.caseId, caseIds),
        eq(returnMilestones.kind, 'travel_document'),
        isNull(returnMilestones.withdrawnAt),
      ),
    )
    .orderBy(desc(returnMilestones.on), desc(returnMilestones.id));
  const keys = await personKeys([...new Set(told.map(({ personId }) => personId))]);
  const travels = new Map<string, Document>();
  for (const { caseId, personId, document, validUntil, number } of told) {
    if (travels.has(caseId)) continue;
    const key = keys.get(personId);
    const opened = key ? openText(personId, key, 'return_milestones', 'number', number) : '';
    travels.set(caseId, { document, validUntil, number: opened });
  }
  return travels;
}
