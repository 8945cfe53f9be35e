import { rootKey } from '@/db/master-key';
import { derive, open, type Place } from '@/lib/sealing';

/** What the sealed reason of a request is bound to. */
export const reasonPlace = (id: string): Place => ({ table: 'approvals', column: 'reason', person: id, keyVersion: 1 });

export function openReason(id: string, sealed: Buffer | null): string {
  return sealed ? open(derive(rootKey(), 'reasons'), reasonPlace(id), sealed) : '';
}
