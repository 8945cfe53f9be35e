import { type Answers, type FieldName, fieldsIn, type Section } from './fields';
import { type FieldProblem, type Raw, readAnswers } from './input';
import type { CaseFile } from './queries/case-file';
import { contradictions } from './rules';

/** The draft of one worker's changes to one section of a case. */
export function sectionDraftId(userId: string, caseId: string, section: Section): string {
  return `edit:${userId}:${caseId}:${section}`;
}

/** Under whose key the draft of a section is sealed: what is typed of "who" is about the person, all else about the case. */
export function sealingRecord(file: Pick<CaseFile, 'case' | 'speakerId'>, section: Section): string {
  return section === 'who' ? file.speakerId : file.case.personId;
}

/** What a section's form says: its answers, what is wrong with them, and which differ from what is kept. */
export function sectionChecked(file: CaseFile, section: Section, raw: Raw, today: string) {
  const names = fieldsIn(section);
  const { answers, problems } = readAnswers(raw, names, today);
  const own = ({ field }: FieldProblem) => names.includes(field as FieldName);
  const rest = Object.fromEntries(Object.entries(file.answers).filter(([name]) => !names.includes(name as FieldName)));
  const found = [...problems, ...contradictions({ ...rest, ...answers }).filter(own)];
  const second = file.statusSteps[1]?.on;
  if (section === 'essentials' && second && (answers.handledOn ?? '') > second)
    found.push({ field: 'handledOn', problem: 'handled-after-step' });
  return { answers, problems: found, changed: names.filter((name) => differs(answers[name], file.answers[name])) };
}

/** Whether two answers to a question differ; not asked and empty are the same. */
export function differs(a: Answers[FieldName], b: Answers[FieldName]): boolean {
  return canonical(a) !== canonical(b);
}

function canonical(answer: Answers[FieldName]): string {
  if (answer === undefined || answer === 'not_asked') return '';
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer)) return answer.toSorted().join(' ');
  const told = Object.entries(answer).filter(([, state]) => state !== 'not_asked');
  return told
    .map(([code, state]) => `${code}=${state}`)
    .sort()
    .join(' ');
}
