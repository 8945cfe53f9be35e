import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Answers, FieldName } from '../fields';
import { fieldOf } from '../fields';

/** An answer in the reader's words; empty when the question was not asked. */
export function answerText(name: FieldName, answer: Answers[FieldName], texts: Texts): string {
  const field = fieldOf(name);
  if (answer === undefined || answer === 'not_asked') return '';
  const word = (code: string) => (field.list ? label(field.list, code, texts.locale) : code);
  if (Array.isArray(answer)) return answer.map(word).join(' · ');
  if (typeof answer !== 'string') return statesText(answer, word, texts);
  if (field.yesNo) return yesNoText(answer, texts);
  if (field.list) return word(answer);
  if (field.kind === 'day' || field.kind === 'month' || field.kind === 'birth') return dateText(answer, texts);
  return answer;
}

/** A day, a month or a year, as precise as it is known. */
function dateText(told: string, texts: Texts): string {
  if (told.length === 10) return texts.day(told);
  return told.length === 7 ? texts.month(told) : told;
}

const yesNoCodes = ['present', 'absent', 'unknown', 'declined', 'not_applicable', 'withheld'] as const;

function yesNoText(code: string, { t }: Texts): string {
  const known = yesNoCodes.find((each) => each === code);
  return known ? t(`cases.yesNo.${known}`) : '';
}

/** What is present first; then, on lines of their own, what was asked and is absent or not known. */
function statesText(answer: Record<string, string>, word: (code: string) => string, { t }: Texts): string {
  const inState = (state: string) => Object.keys(answer).filter((code) => answer[code] === state);
  return (['present', 'absent', 'unknown'] as const)
    .filter((state) => inState(state).length > 0)
    .map((state) => `${t(`cases.states.${state}`)}: ${inState(state).map(word).join(' · ')}`)
    .join('\n');
}
