import { textIn } from '@/lib/form-text';
import { isLocale, type Locale } from '@/lib/locale';
import { type LetterFormat, type LetterKind, letterFormats, letterKinds, type Template } from './rules';

const text = (form: FormData | URLSearchParams, name: string) => textIn(form, name).replaceAll('\r\n', '\n');

const language = (form: FormData | URLSearchParams): Locale => {
  const told = form.get('language');
  return isLocale(told) ? told : 'id';
};

/** A case file, as the form asks for it: in which language, and why. */
export type CaseFileAsked = { language: Locale; reason: string };

export function readCaseFile(form: URLSearchParams): CaseFileAsked {
  return { language: language(form), reason: text(form, 'reason') };
}

export type LetterAsked = CaseFileAsked & { kind: LetterKind; format: LetterFormat; addressee: string };

const LONGEST_ADDRESSEE = 300;

/** A letter, as the form asks for it; null where its kind is none of ours. */
export function readLetter(form: URLSearchParams): LetterAsked | null {
  const kind = letterKinds.find((each) => each === form.get('kind'));
  const format = letterFormats.find((each) => each === form.get('format')) ?? 'pdf';
  return kind
    ? { ...readCaseFile(form), kind, format, addressee: text(form, 'addressee').slice(0, LONGEST_ADDRESSEE) }
    : null;
}

/** A template, as its form sends it. */
export function readTemplate(form: FormData): { kind: LetterKind; language: Locale; template: Template } | null {
  const kind = letterKinds.find((each) => each === form.get('kind'));
  const template = { subject: text(form, 'subject'), body: text(form, 'body') };
  return kind ? { kind, language: language(form), template } : null;
}
