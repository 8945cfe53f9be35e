import type { Locale } from '@/lib/locale';

/** The language of the terminal: Indonesian where it says so, else English. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): Locale {
  return /^(id|in)\b|^(id|in)_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'id' : 'en';
}
