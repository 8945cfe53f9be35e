import type { Raw } from '@/features/cases/input';
import type { OfferAnswer } from '@/features/matching/offering';
import { openText, sealText } from '@/features/people/identity';

/** What a row says, and what was answered about whom, by the record that speaks. */
export type RowContent = { raw: Raw; answers: [personId: string, answer: OfferAnswer][] };

export function sealRow(personId: string, key: Buffer, content: RowContent): Buffer | null {
  return sealText(personId, key, 'intake_rows', 'content', JSON.stringify(content));
}

export function openRow(personId: string, key: Buffer, sealed: Buffer | null): RowContent | null {
  return sealed ? (JSON.parse(openText(personId, key, 'intake_rows', 'content', sealed)) as RowContent) : null;
}
