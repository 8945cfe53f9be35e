import { textIn } from '@/lib/form-text';
import { type Code, codes } from '@/lib/vocabulary';

const LONGEST_WORDS = 2_000;

/** What the form of a transfer says. `id`: the form it came from, which makes one. */
export type AskedTransfer = { id: string; to: string; reason: Code<'referral_reason'>; words: string };
export type TransferFault = { field: 'to' | 'reason' | 'words'; reason: 'to' | 'reason' | 'long' };

export function readTransfer(form: FormData): { asked: AskedTransfer } | { faults: TransferFault[] } {
  const [to, words] = [textIn(form, 'to'), textIn(form, 'words')];
  const reason = codes.referral_reason.find((code) => code === textIn(form, 'reason'));
  const faults: TransferFault[] = [];
  if (!to) faults.push({ field: 'to', reason: 'to' });
  if (!reason) faults.push({ field: 'reason', reason: 'reason' });
  if (words.length > LONGEST_WORDS) faults.push({ field: 'words', reason: 'long' });
  if (!reason || faults.length > 0) return { faults };
  return { asked: { id: textIn(form, 'submission'), to, reason, words } };
}

/** What a page says of what was done, by the word in its address. */
export const happened = [
  ...(['asked', 'withdrawn', 'declined'] as const),
  ...(['not-asked', 'no-referral-consent', 'withheld'] as const),
];
