import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { isLocale, type Locale } from './locale';
import { type Texts, textsFor } from './texts';

export const LOCALE_COOKIE = 'pulang-language';

/** The words and formats of whoever asked for this page: their choice, else what their browser asks for. */
export const reader = cache(async (): Promise<Texts> => textsFor(await readerLocale()));

async function readerLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return asksForIndonesian((await headers()).get('accept-language') ?? '') ? 'id' : 'en';
}

/** Whether Indonesian comes before English in what the browser asks for. */
export function asksForIndonesian(acceptLanguage: string): boolean {
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .sort((a, b) => b.quality - a.quality);
  const first = wanted.find(({ tag }) => /^(id|in|ms|jv|su|en)\b/.test(tag));
  return first !== undefined && !first.tag.startsWith('en');
}
