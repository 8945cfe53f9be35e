import { rootKey } from '@/db/master-key';
import { derive, open, type Place, seal } from '@/lib/sealing';

/** How many people's identities one member of staff opens in an ordinary day, unless the installation says otherwise. */
export const IDENTITIES_A_DAY = 30;

/** What the installation may say: fewer than one would open nothing without a reason, more than this would ask nobody. */
export const budgetFrom = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 500 ? Number(text) : null;

/** Where the installation says otherwise: a row of `settings`. */
export const BUDGET_SETTING = 'identity-budget';

const place = (userId: string): Place => ({ table: 'audit_entries', column: 'reason', person: userId, keyVersion: 1 });

/** A reason may name somebody, and the audit holds nothing personal in clear. */
export function sealReason(userId: string, reason: string): string {
  return seal(derive(rootKey(), 'reasons'), place(userId), reason).toString('base64');
}

export function openSealedReason(userId: string, sealed: string): string {
  return open(derive(rootKey(), 'reasons'), place(userId), Buffer.from(sealed, 'base64'));
}
