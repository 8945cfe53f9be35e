import { isSection, type Section } from '@/features/cases/fields';
import { isDay } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { isLocale, type Locale } from '@/lib/locale';
import { askedAt } from './rules';

export type RightsFault = {
  field: 'on' | 'words' | 'section' | 'months';
  reason: 'day' | 'words' | 'long' | 'section' | 'months';
};

const LONGEST = 2_000;

/** When somebody asked and in which words; `needsWords` where the words are what has to be done. */
export function readAsking(form: FormData, needsWords: boolean, today: string, now: Date) {
  const on = textIn(form, 'on');
  const words = textIn(form, 'words');
  const faults: RightsFault[] = [];
  if (!isDay(on) || on > today) faults.push({ field: 'on', reason: 'day' });
  if (needsWords && !words) faults.push({ field: 'words', reason: 'words' });
  if (words.length > LONGEST) faults.push({ field: 'words', reason: 'long' });
  return { asking: { askedAt: faults.length > 0 ? now : askedAt(on, today, now), words }, faults };
}

export function readSection(form: FormData): Section | null {
  const section = textIn(form, 'section');
  return isSection(section) ? section : null;
}

/** Why something is not done: words that the person was told. */
export function readReason(form: FormData): { words: string; faults: RightsFault[] } {
  const words = textIn(form, 'words');
  if (!words) return { words, faults: [{ field: 'words', reason: 'words' }] };
  return { words, faults: words.length > LONGEST ? [{ field: 'words', reason: 'long' }] : [] };
}

export type CopyForm = { format: 'pdf' | 'json'; language: Locale };

/** In which form the copy is wanted; a PDF in Indonesian unless said otherwise. */
export function readCopyForm(form: URLSearchParams): CopyForm {
  const language = form.get('language');
  return { format: form.get('format') === 'json' ? 'json' : 'pdf', language: isLocale(language) ? language : 'id' };
}

/** In place of an office: what holds where an office says nothing. */
export const ALL_OFFICES = 'all';

/** Six months to fifty years; empty takes a rule away. */
export function readRetention(
  form: FormData,
): { officeId: string | null; months: number | null } | { faults: RightsFault[] } {
  const office = textIn(form, 'office');
  const typed = textIn(form, 'months');
  const months = typed ? Number(typed) : null;
  const isMonths = months === null || (/^\d{1,3}$/.test(typed) && months >= 6 && months <= 600);
  if (!isMonths) return { faults: [{ field: 'months', reason: 'months' }] };
  return { officeId: office === ALL_OFFICES ? null : office, months };
}
