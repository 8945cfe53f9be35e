import type { Locale } from '@/lib/locale';

export const letterKinds = ['referral', 'returned', 'exit_permit'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const letterFormats = ['pdf', 'docx'] as const;
export type LetterFormat = (typeof letterFormats)[number];

/** What a letter takes from the case. The word of each in a template is in `messages`, under `papers.fields`. */
export const letterFields = [
  'name',
  'birth',
  'sex',
  'passport',
  'nik',
  'reference',
  'office',
  'destination',
  'document',
  'clearance',
  'arrival',
  'flight',
  'addressee',
  'today',
  'writer',
] as const;
export type LetterField = (typeof letterFields)[number];

/** A letter as an administrator words it: places to fill stand in square brackets, paragraphs are parted by an empty line. */
export type Template = { subject: string; body: string };

/** What a template calls the fields, in its own language. */
export type FieldWords = Record<LetterField, string>;
export type LetterValues = Partial<Record<LetterField, string>>;

const PLACE = /\[([^[\]]*)\]/g;
/** Where the case knows nothing, there is room for a pen. */
export const BLANK = '……………………';

/** The letter in words, paragraph by paragraph. */
export function filledIn({ subject, body }: Template, values: LetterValues, words: FieldWords) {
  const fill = (text: string) =>
    text.replace(PLACE, (_, word: string) => {
      const field = fieldCalled(word, words);
      return (field && values[field]) || BLANK;
    });
  return { subject: fill(subject), paragraphs: paragraphsOf(body).map(fill) };
}

/** The fields of a template that the case has nothing for. */
export function missingIn({ subject, body }: Template, values: LetterValues, words: FieldWords): LetterField[] {
  const asked = [...`${subject}\n${body}`.matchAll(PLACE)].map(([, word = '']) => fieldCalled(word, words));
  return letterFields.filter((field) => asked.includes(field) && !values[field]);
}

const LONGEST = { subject: 200, body: 6_000 };

export type TemplateFault = {
  field: 'subject' | 'body';
  reason: 'empty' | 'long' | 'bracket' | 'unknown';
  word?: string;
};

/** What is wrong with a template: a place that nothing can fill would leave the house as it is. */
export function templateFaults(template: Template, words: FieldWords): TemplateFault[] {
  return (['subject', 'body'] as const).flatMap((field): TemplateFault[] => {
    const text = template[field];
    if (!text) return [{ field, reason: 'empty' }];
    if (text.length > LONGEST[field]) return [{ field, reason: 'long' }];
    const strange = [...text.matchAll(PLACE)].find(([, word = '']) => !fieldCalled(word, words));
    if (strange) return [{ field, reason: 'unknown', word: strange[1] ?? '' }];
    return /[[\]]/.test(text.replace(PLACE, '')) ? [{ field, reason: 'bracket' }] : [];
  });
}

function fieldCalled(word: string, words: FieldWords): LetterField | undefined {
  const wanted = word.trim().toLowerCase();
  return letterFields.find((field) => words[field].toLowerCase() === wanted);
}

const paragraphsOf = (body: string) =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

/** Under which a template of an administrator is kept in the settings. */
export const settingOf = (kind: LetterKind, language: Locale) => `letter:${kind}:${language}`;

/** Why a paper is not made, as its page says it. */
export const paperRefusals = [
  ...(['identity-closed', 'reason-short', 'reason-long', 'addressee', 'no-consent', 'passphrase'] as const),
] as const;
export type PaperRefusal = (typeof paperRefusals)[number];
