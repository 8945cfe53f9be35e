import { createTranslator } from 'use-intl/core';
import en from '../messages/en.json';
import id from '../messages/id.json';
import type { Locale } from './locale';

/** A count beside a menu or a bell is told up to here: nobody acts otherwise on more. */
export const MOST_TOLD = 99;

const messages = { id, en: en as typeof id };

/** Every word and number format of one language: for pages, reports, exports and the command line alike. */
export type Texts = ReturnType<typeof makeTexts>;

export type MessageKey = Parameters<Texts['t']>[0];

const made = new Map<Locale, Texts>();

export function textsFor(locale: Locale): Texts {
  const texts = made.get(locale) ?? makeTexts(locale);
  made.set(locale, texts);
  return texts;
}

function makeTexts(locale: Locale) {
  const tag = locale === 'id' ? 'id-ID' : 'en-GB';
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
  return {
    locale,
    t: createTranslator({ locale, messages: messages[locale], timeZone: 'Asia/Jakarta' }),
    /** 2438 → 2.438 (id), 2,438 (en). */
    number: (value: number) => whole.format(value),
    /** A count as far as it is told: 7, 99, 99+. */
    toldCount: (count: number) => (count > MOST_TOLD ? `${MOST_TOLD}+` : whole.format(count)),
    /** A percentage given in percent, with one decimal: 50.57 → 50,6% (id), 50.6% (en). */
    percent: (value: number) => `${tenth.format(value)}%`,
    /** One decimal: 8 → 8,0 (id), 8.0 (en). */
    decimal: (value: number) => tenth.format(value),
    /** A day `YYYY-MM-DD` in words: 31 Mei 2023. */
    day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
    shortDay: (day: string) => shortDays.format(new Date(`${day}T00:00:00Z`)),
    /** A month `YYYY-MM` in words: Mei 2023. */
    month: (month: string) => months.format(new Date(`${month}-01T00:00:00Z`)),
    /** A moment, in Jakarta time. */
    moment: (moment: Date) => moments.format(moment),
  };
}
