import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, rightsRequests, users } from '@/db/schema';
import { openApprovals } from '@/features/approvals/queries';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { inSight } from '@/features/cases/queries/scope';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { mayWatchRights } from '../access';

type Row = typeof rightsRequests.$inferSelect;

export type Request = Omit<Row, 'note' | 'receipt'> & {
  by: string;
  /** In words; empty while the identity is not open. */
  words: string;
  /** Which section a correction is about. */
  section: string | null;
};

/** What the person of a case has asked for, through any case of this actor's sight, newest first. */
export async function requestsOf(actor: Staff, reference: string): Promise<{ file: CaseFile; requests: Request[] }> {
  const file = await caseToMove(actor, reference);
  const rows = await (await db())
    .select({ row: rightsRequests, by: users.name })
    .from(rightsRequests)
    .innerJoin(cases, eq(cases.reference, rightsRequests.reference))
    .leftJoin(users, eq(users.id, rightsRequests.requestedBy))
    .where(and(inArray(rightsRequests.personId, file.records), inSight(actor)))
    .orderBy(desc(rightsRequests.requestedAt), desc(rightsRequests.id));
  const keys = file.identityOpen ? await personKeys(file.records) : new Map<string, Buffer>();
  return { file, requests: rows.map(({ row, by }) => requestOf(row, by ?? '', keys.get(row.personId))) };
}

function requestOf({ note, receipt, ...row }: Row, by: string, key: Buffer | undefined): Request {
  const { section = null } = receipt ? (JSON.parse(receipt) as { section?: string }) : {};
  return { ...row, by, section, words: key ? openText(row.personId, key, 'rights_requests', 'note', note) : '' };
}

/** Whether somebody has been asked to decide on the erasure of a case's person, and has not yet. */
export async function erasureAsked(actor: Staff, file: CaseFile): Promise<boolean> {
  const { reference } = file.case;
  const asked = await openApprovals(actor, [async () => new Set([reference])]);
  return asked.some(({ kind, subjectId }) => kind === 'erasure' && file.records.includes(subjectId));
}

/** What is still to be done for people of the cases in sight, the most pressing first. For supervisors. */
export async function openRequests(
  actor: Staff,
): Promise<Pick<Row, 'id' | 'reference' | 'kind' | 'dueAt' | 'requestedAt' | 'doneAt' | 'refusedAt'>[]> {
  if (!mayWatchRights(actor)) throw new NotFound('rights');
  const { id, reference, kind, dueAt, requestedAt, doneAt, refusedAt } = rightsRequests;
  return (await db())
    .select({ id, reference, kind, dueAt, requestedAt, doneAt, refusedAt })
    .from(rightsRequests)
    .innerJoin(cases, eq(cases.reference, rightsRequests.reference))
    .where(and(isNull(doneAt), isNull(refusedAt), inSight(actor)))
    .orderBy(asc(dueAt), asc(id));
}
