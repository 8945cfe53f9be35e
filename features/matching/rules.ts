import { type Answers, type FieldName, fieldOf, fieldsIn } from '@/features/cases/fields';
import { isAbsence } from '@/lib/vocabulary';

/** What a record says of its person: the answers of "who", and of the birth what the plain columns hold. */
export type Face = { answers: Answers; birthYear: number | null; birthPrecision: 'year' | 'estimated' | null };

/** The questions on which two records may differ. */
export const faceFields: FieldName[] = fieldsIn('who');

/** Texts in which both answers have room. */
export const roomForBoth: readonly FieldName[] = ['aliases', 'address', 'contacts'];

export type Side = 'kept' | 'joined';
/** Whose answer speaks. `both` has a meaning where both have room; of names it keeps the other one among the aliases. */
export type Choices = Partial<Record<FieldName, Side | 'both'>>;

/** What is told on a question; of a birth a year alone is something too. */
export function toldIn(face: Face, field: FieldName): string {
  const told = face.answers[field];
  if (typeof told === 'string') return told;
  return field === 'birth' && face.birthYear !== null ? String(face.birthYear) : '';
}

/**
 * The answers of two records as one person's: as chosen, else as usual. `newer` is the side whose case was handled last.
 */
export function mergedFace(kept: Face, joined: Face, choices: Choices = {}, newer: Side = 'kept'): Face {
  const sides = { kept, joined };
  let face = kept;
  for (const field of faceFields) {
    const choice = choices[field];
    const side = choice && choice !== 'both' ? choice : usualSide(kept, joined, field, newer);
    face = withField(face, sides[side], field);
    if (choice === 'both' && roomForBoth.includes(field))
      face = withText(face, field, [toldIn(kept, field), toldIn(joined, field)]);
  }
  if (choices.name !== 'both') return face;
  const others = [kept, joined].map((each) => toldIn(each, 'name')).filter((name) => name !== toldIn(face, 'name'));
  return withText(face, 'aliases', [toldIn(face, 'aliases'), ...others]);
}

/** What a person gets anew in the course of years. */
const renewed: readonly FieldName[] = ['passport', 'phone', 'address'];

/**
 * Whose answer speaks where nobody has chosen: the kept record's, unless only the other has one; of what people get anew
 * the newer one.
 */
export function usualSide(kept: Face, joined: Face, field: FieldName, newer: Side = 'kept'): Side {
  if (isTold(kept, field)) return isTold(joined, field) && renewed.includes(field) ? newer : 'kept';
  return isTold(joined, field) || toldIn(kept, field) === '' ? 'joined' : 'kept';
}

/** Whether a record answers a question; that nobody knows, or would say, is no answer. */
export function isTold(face: Face, field: FieldName): boolean {
  const told = toldIn(face, field);
  return told !== '' && !isAbsence(told);
}

type Handled = { id: string; handledOn: string };

/** Which of two persons has the case that was handled last; of two of one day the one that was entered later. */
export function newerSide(kept: Handled[], joined: Handled[]): Side {
  const last = (files: Handled[]) =>
    files
      .map(({ id, handledOn }) => `${handledOn} ${id}`)
      .toSorted()
      .at(-1) ?? '';
  return last(joined) > last(kept) ? 'joined' : 'kept';
}

/** A face with the answer to one question as another has it. */
export function withField(face: Face, from: Face, field: FieldName): Face {
  const { [field]: _, ...others } = face.answers;
  const told = from.answers[field];
  const answers = told === undefined ? others : { ...others, [field]: told };
  if (field !== 'birth') return { ...face, answers };
  return { answers, birthYear: from.birthYear, birthPrecision: from.birthPrecision };
}

function withText(face: Face, field: FieldName, texts: string[]): Face {
  const once = [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
  const between = fieldOf(field).kind === 'long' ? '\n' : '; ';
  return { ...face, answers: { ...face.answers, [field]: once.join(between) } };
}

/** The questions on which two faces differ. */
export function differences(one: Face, other: Face): FieldName[] {
  return faceFields.filter((field) => toldIn(one, field) !== toldIn(other, field));
}

/** Of two records the one that was made first speaks for both. */
export function isEarlier(one: { id: string; createdAt: Date }, other: { id: string; createdAt: Date }): boolean {
  const apart = one.createdAt.getTime() - other.createdAt.getTime();
  return apart < 0 || (apart === 0 && one.id < other.id);
}

/** Whether two were joined while the case of one was entered: then its record was made in the same moment. */
export function isEntering({ mergedAt }: { mergedAt: Date }, joined: { createdAt: Date }): boolean {
  return mergedAt.getTime() === joined.createdAt.getTime();
}

type WorkedAt<Office> = { cases: { office: Office }[]; elsewhere: Office[] };

/** The offices that read more once two people are one: those that have a case of one of them alone. */
export function officesGaining<Office extends { id: string }>(
  one: WorkedAt<Office>,
  other: WorkedAt<Office>,
): Office[] {
  const [ofOne, ofOther] = [one, other].map(
    ({ cases, elsewhere }) =>
      new Map([...cases.map(({ office }) => office), ...elsewhere].map((office) => [office.id, office])),
  ) as [Map<string, Office>, Map<string, Office>];
  const all = [...new Map([...ofOne, ...ofOther]).values()];
  return all.filter(({ id }) => ofOne.has(id) !== ofOther.has(id));
}

/** Why two persons cannot be joined. */
export type JoinRefusal = 'not-yours' | 'already-one' | 'erased' | 'stopped' | 'other-episode' | 'changed' | 'decided';

/** Why a joining cannot be undone. */
export type UndoRefusal = 'not-yours' | 'too-late' | 'over' | 'not-newest' | 'erased' | 'stopped' | 'changed';

type Withheld = { erasedAt: Date | null; useStoppedAt: Date | null };

/** Erased there is nothing to judge by any more; stopped, nothing may be used. */
export function cannotTouch(people: Withheld[]): 'erased' | 'stopped' | null {
  if (people.some(({ erasedAt }) => erasedAt)) return 'erased';
  return people.some(({ useStoppedAt }) => useStoppedAt) ? 'stopped' : null;
}
