import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { approvals, users } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { mayDecide } from './access';
import { openReason } from './reason';

export type Asked = Omit<typeof approvals.$inferSelect, 'details'> & {
  details: Record<string, unknown>;
  requester: string;
  words: string;
  mine: boolean;
};

/** Which of these references are of something that is there for the actor: each feature answers for its own. */
export type Known = (actor: Staff, references: string[]) => Promise<Set<string>>;

/**
 * What is open and this actor may decide, and what they asked for themselves and still wait for, newest first. What is
 * about a case (`details.reference`) or an operation only where that is there for them.
 */
export async function openApprovals(actor: Staff, known: Known[], now = new Date()): Promise<Asked[]> {
  const rows = await (await db())
    .select({ approval: approvals, requester: users.name })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.requestedBy))
    .where(and(isNull(approvals.decision), gt(approvals.expiresAt, now)))
    .orderBy(desc(approvals.requestedAt));
  const concerning = rows
    .filter(({ approval }) => approval.requestedBy === actor.id || mayDecide(actor, approval))
    .map(({ approval, requester }) => ({ ...approval, requester, details: detailsOf(approval.details) }));
  const references = concerning.map(referenceOf).filter(Boolean);
  const answers = await Promise.all(known.map((isKnown) => isKnown(actor, references)));
  const seen = new Set(answers.flatMap((each) => [...each]));
  return concerning
    .filter((asked) => !referenceOf(asked) || seen.has(referenceOf(asked)))
    .map((asked) => ({ ...asked, words: openReason(asked.id, asked.reason), mine: asked.requestedBy === actor.id }));
}

const detailsOf = (text: string) => JSON.parse(text) as Record<string, unknown>;

const referenceOf = ({ details }: { details: Record<string, unknown> }) =>
  [details.reference, details.operation].find((each) => typeof each === 'string') ?? '';
