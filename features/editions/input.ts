import { z } from 'zod';
import { type Section, sections } from '@/features/reports/tables';
import { type Locale, locales } from '@/lib/locale';

/** Which edition, as it was seen. */
export type Seen = { id: string; version: number };

/** Longest text of a report in one language; a report is a few pages. */
const LONGEST = 20_000;

const text = (form: FormData, name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');

/** Which edition a form is about, as it was seen. */
export function readSeen(form: FormData): Seen {
  return { id: text(form, 'edition').slice(0, 60), version: whole(text(form, 'version')) ?? 0 };
}

const fieldOf: Record<Locale, string> = { id: 'paragraphsId', en: 'paragraphsEn' };
export const paragraphFields = fieldOf;

export type TextFault = { field: string; reason: 'no-words' | 'too-long' };

/** The paragraphs of both languages; an empty line parts two of them. */
export function readParagraphs(form: FormData): { paragraphs: Record<Locale, string[]>; faults: TextFault[] } {
  const read = (locale: Locale) =>
    text(form, fieldOf[locale])
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  const paragraphs = { id: read('id'), en: read('en') };
  const faults = locales.flatMap((locale): TextFault[] => {
    if (paragraphs[locale].length === 0) return [{ field: fieldOf[locale], reason: 'no-words' }];
    return text(form, fieldOf[locale]).length > LONGEST ? [{ field: fieldOf[locale], reason: 'too-long' }] : [];
  });
  return { paragraphs, faults };
}

export type TemplateFault = { field: string; reason: 'no-sections' | 'place' | 'twice' | 'day' };

/** The place of each section, 1 the first; an empty place leaves it out. And the day of the draft, 1 to 28 or none. */
export function readTemplate(form: FormData): {
  officeId: string;
  version: number;
  sections: Section[];
  draftDay: number | null;
  faults: TemplateFault[];
} {
  const typed = sections.map((section) => ({ section, place: text(form, `place-${section}`).trim() }));
  const placed = typed.flatMap(({ section, place }) => (isPlace(place) ? [{ section, place: Number(place) }] : []));
  const typedDay = text(form, 'draftDay').trim();
  const day = typedDay === '' ? null : whole(typedDay);
  const faults: TemplateFault[] = typed
    .filter(({ place }) => place !== '' && !isPlace(place))
    .map(({ section }) => ({ field: `place-${section}`, reason: 'place' }));
  if (placed.length + faults.length === 0) faults.push({ field: `place-${sections[0]}`, reason: 'no-sections' });
  const seen = new Set<number>();
  for (const { section, place } of placed) {
    if (seen.has(place)) faults.push({ field: `place-${section}`, reason: 'twice' });
    seen.add(place);
  }
  if (typedDay !== '' && (day === null || day < 1 || day > 28)) faults.push({ field: 'draftDay', reason: 'day' });
  return {
    officeId: text(form, 'office').slice(0, 60),
    version: whole(text(form, 'templateVersion')) ?? 0,
    sections: placed.sort((a, b) => a.place - b.place).map(({ section }) => section),
    draftDay: day,
    faults,
  };
}

/** The number of an edition as it is typed on the command line. */
export const editionNumber = z.coerce.number().int().min(1).max(999);

const isPlace = (typed: string) => /^[1-9]$/.test(typed);

function whole(typed: string): number | null {
  const number = Number(typed.trim());
  return typed.trim() !== '' && Number.isInteger(number) ? number : null;
}
