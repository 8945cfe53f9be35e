import type { Actor } from '@/lib/actor';

import type { Scope } from '../access';
import { type KeptRevision, keptRevision } from '../content';
import { editionWith, lastIssued } from '../queries/editions';
import { revisionSince } from '../queries/revisions';
import { lastMonth } from '../rules';

/** What a report tells of the editions before it: the one it revises, and the last of the month before. */
export async function earlierRevisions(
  actor: Actor,
  { month, scope }: { month: string; scope: Scope },
  until: number,
): Promise<KeptRevision[]> {
  const before = await Promise.all([month, lastMonth(month)].map((each) => lastIssued(actor, each, scope)));
  const kept: KeptRevision[] = [];
  for (const line of before) {
    if (!line) continue;
    const edition = await editionWith(actor, line.id);
    const differences = keptRevision(await revisionSince(actor, edition, until));
    if (differences.length > 0) kept.push({ month: line.month, number: line.number, differences });
  }
  return kept;
}
