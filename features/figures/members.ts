import { isAbsence } from '@/lib/vocabulary';
import { catalogue, countedMetric } from './catalogue';
import { daysOf } from './counting';
import type { Question } from './input';
import type { Memory } from './memory';
import { placeOf, versionsOf } from './placed';
import { readerOf } from './readers';
import { readingOf } from './reading';

/** The units under each number of a figure (`total:total`, `rows:KH`, `absent:unknown`), with the cases that put them there. */
export type Members = Map<string, Map<string, string[]>>;

export const TOTAL = 'total:total';

/** Who is under each number of a figure, of these cases alone. Of several cases one answer outweighs all reasons. */
export function membersOf(memory: Memory, question: Question, among: readonly string[]): Members {
  const { columns } = memory;
  const [versionOf, dayOf] = [versionsOf(memory, question), placeOf(memory, question)];
  const [from, to] = daysOf(question);
  const reader = question.by && readerOf(question.by, readingOf(memory, question));
  const isOfPeople = catalogue[countedMetric(question)].unit === 'person';
  const units = new Map<string, { caseId: string; keys: string[] }[]>();
  for (const caseId of new Set(among)) {
    const file = columns.cases.find(caseId);
    const row = file < 0 ? -1 : versionOf(file);
    const day = row < 0 ? 0 : dayOf(row);
    if (day === 0 || day < from || day > to) continue;
    const unit = isOfPeople ? String(columns.of.person[row]) : caseId;
    const keys = reader ? Array.from(reader.keys(row, day), (key) => reader.text(key)) : [];
    units.set(unit, [...(units.get(unit) ?? []), { caseId, keys }]);
  }
  const members: Members = new Map();
  const put = (name: string, unit: string, caseIds: string[]) =>
    members.set(name, (members.get(name) ?? new Map<string, string[]>()).set(unit, caseIds));
  for (const [unit, all] of units) {
    put(TOTAL, unit, idsOf(all));
    const keys = [...new Set(all.flatMap((one) => one.keys))].sort();
    const answers = keys.filter((key) => !isAbsence(key));
    for (const key of answers) put(`rows:${key}`, unit, idsOf(all.filter((one) => one.keys.includes(key))));
    if (answers.length === 0 && keys[0]) put(`absent:${keys[0]}`, unit, idsOf(all));
  }
  return members;
}

const idsOf = (all: { caseId: string }[]) => all.map(({ caseId }) => caseId);
