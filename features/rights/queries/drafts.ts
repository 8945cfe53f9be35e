import { inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { drafts } from '@/db/schema';
import { type DraftContent, draftPlace } from '@/features/drafts/content';
import { open } from '@/lib/sealing';

export type CopiedDraft = { updatedAt: Date; typed: Record<string, string[]> };

/** What colleagues have typed about the person and not saved is held too. */
export async function draftsIn(reader: Reader, records: string[], keys: Map<string, Buffer>): Promise<CopiedDraft[]> {
  const rows = await reader.select().from(drafts).where(inArray(drafts.personId, records));
  return rows.flatMap(({ personId, content, updatedAt }) => {
    const key = keys.get(personId);
    if (!key) return [];
    const { raw } = JSON.parse(open(key, draftPlace(personId), content)) as DraftContent;
    const told = Object.entries(raw).filter(([name, values]) => !unspoken.includes(name) && values.some(Boolean));
    return [{ updatedAt, typed: Object.fromEntries(told) }];
  });
}

/** What a form carries for itself. */
const unspoken = ['submission', 'reference', 'section', 'version'];
