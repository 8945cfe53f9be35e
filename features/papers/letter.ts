import type { Texts } from '@/lib/texts';
import { BLANK, type FieldWords, filledIn, type LetterValues, type Template } from './rules';

/** A letter, line by line, for every format alike. */
export type Letter = { from: string; on: string; to: string[]; subject: string; paragraphs: string[]; close: string[] };

export function letterOf(template: Template, values: LetterValues, words: FieldWords, { t }: Texts): Letter {
  const { subject, paragraphs } = filledIn(template, values, words);
  return {
    from: values.office ?? BLANK,
    on: values.today ?? BLANK,
    to: [t('papers.letter.to'), values.addressee || BLANK],
    subject: t('papers.letter.subject', { subject }),
    paragraphs,
    close: [t('papers.letter.regards'), values.writer ?? BLANK, values.office ?? BLANK],
  };
}
