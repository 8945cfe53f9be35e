import { isSection, type Section, sections } from '@/features/cases/fields';
import { textIn } from '@/lib/form-text';
import { type Code, codes } from '@/lib/vocabulary';
import { MOST_DAYS } from './rules';

export const LONGEST_WORDS = 2_000;

/** A referral as a form tells it. `id`: the form it came from, which makes one. `to`: an office's id or a partner's code. */
export type Asked = {
  id: string;
  to: string;
  reason: Code<'referral_reason'>;
  sections: Section[];
  days: number;
  words: string;
};

export type AskedFault = {
  field: 'to' | 'reason' | 'sections' | 'days' | 'words';
  reason: 'to' | 'reason' | 'sections' | 'days' | 'long';
};

/** What the form says, or what is wrong with it. A notice shares no sections and does not run. */
export function readReferral(form: FormData, kind: 'office' | 'partner'): { asked: Asked } | { faults: AskedFault[] } {
  const [to, words] = [textIn(form, 'to'), textIn(form, 'words')];
  const reason = codes.referral_reason.find((code) => code === textIn(form, 'reason'));
  const chosen = form.getAll('sections').map(String).filter(isSection);
  const days = daysIn(textIn(form, 'days'), MOST_DAYS[kind]);
  const faults: AskedFault[] = [];
  if (!to) faults.push({ field: 'to', reason: 'to' });
  if (!reason) faults.push({ field: 'reason', reason: 'reason' });
  if (chosen.length === 0) faults.push({ field: 'sections', reason: 'sections' });
  if (!days) faults.push({ field: 'days', reason: 'days' });
  if (words.length > LONGEST_WORDS) faults.push({ field: 'words', reason: 'long' });
  if (!reason || !days || faults.length > 0) return { faults };
  const shared = sections.filter((section) => chosen.includes(section));
  return { asked: { id: textIn(form, 'submission'), to, reason, sections: shared, days, words } };
}

export type Notified = { id: string; to: string; reason: Code<'referral_reason'> };
export type NotifiedFault = { field: 'to' | 'reason'; reason: 'to' | 'reason' };

/** What the form of a notice says. It has no field for words: whatever is typed may name somebody. */
export function readNotice(form: FormData): { notified: Notified } | { faults: NotifiedFault[] } {
  const to = textIn(form, 'to');
  const reason = codes.referral_reason.find((code) => code === textIn(form, 'reason'));
  const faults: NotifiedFault[] = [];
  if (!to) faults.push({ field: 'to', reason: 'to' });
  if (!reason) faults.push({ field: 'reason', reason: 'reason' });
  if (!reason || faults.length > 0) return { faults };
  return { notified: { id: textIn(form, 'submission'), to, reason } };
}

/** A number of days between one and `most`; null for anything else. */
export function daysIn(typed: string, most: number): number | null {
  const days = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  return days >= 1 && days <= most ? days : null;
}

/** What a page says of what was done, by the word in its address. */
export const happened = [
  ...(['sent', 'notified', 'answered', 'revoked', 'done'] as const),
  ...(['not-asked', 'not-running', 'over-already', 'withheld', 'consent-withdrawn', 'budget'] as const),
];
