import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { corrections } from '@/db/schema';
import type { FieldName } from '@/features/cases/fields';
import { openText, sealText } from '@/features/people/identity';
import type { Face } from '../faces';
import type { MergeRow } from '../queries/joining';

type Traced = { keys: Map<string, Buffer>; fields: FieldName[]; was: Face };

/**
 * Where a change of an answer turns out to have been about the joined person, the trace of that correction goes with it,
 * under their key: what they said before and say now. What the kept one said is nothing of theirs; the words that asked
 * for it stay with the request.
 */
export async function handTraces(tx: Writer, merge: MergeRow, { keys, fields, was }: Traced): Promise<void> {
  const { keptId, joinedId, mergedAt } = merge;
  const [key, toKey] = [keys.get(keptId), keys.get(joinedId)];
  if (!key || !toKey || fields.length === 0) return;
  const since = and(eq(corrections.personId, keptId), gte(corrections.at, mergedAt));
  const rows = await tx
    .select()
    .from(corrections)
    .where(and(since, inArray(corrections.field, fields)));
  for (const { id, field, after } of rows) {
    const told = was.answers[field as FieldName];
    const before = told === undefined ? '' : JSON.stringify(told);
    const sealed = (column: 'before' | 'after', text: string) => sealText(joinedId, toKey, 'corrections', column, text);
    const set = {
      before: sealed('before', before),
      after: sealed('after', openText(keptId, key, 'corrections', 'after', after)),
    };
    await tx
      .update(corrections)
      .set({ personId: joinedId, ...set, reason: null })
      .where(eq(corrections.id, id));
  }
}
