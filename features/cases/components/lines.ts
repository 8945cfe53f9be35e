import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { fieldsIn, type Section } from '../fields';
import type { CaseFile } from '../queries/case-file';
import { answerText } from './answer-text';

/** A question and its answer in words, for paper. */
export type Line = { label: string; text: string };

/** What was answered in a section of a case; what was not asked is left out. */
export function sectionLines(file: Pick<CaseFile, 'answers'>, section: Section, texts: Texts): Line[] {
  return fieldsIn(section).flatMap((name) => {
    const text = answerText(name, file.answers[name], texts);
    return text ? [{ label: texts.t(`cases.fields.${name}`), text }] : [];
  });
}

/** The steps of both tracks, in their order. */
export function stepLines({ statusSteps, returnSteps }: CaseFile, { day, locale }: Texts): Line[] {
  return [
    ...statusSteps.map(({ on, status }) => ({ label: day(on), text: label('case_status', status, locale) })),
    ...returnSteps.map(({ on, status }) => ({ label: day(on), text: label('repatriation_status', status, locale) })),
  ];
}
