import { describe, expect, test } from 'vitest';
import { type Answers, fieldNames, fieldOf } from '@/features/cases/fields';
import { foldName, foldNik, foldPassport, foldPhone } from '@/features/people/rules';
import { addDays, isDay, isMonth } from '@/lib/calendar';
import { codes, isAbsence, isCountry, provinceCodes } from '@/lib/vocabulary';
import { plantedReturns, referenceCases } from './reference-cases';
import { entryOf, humanOf } from './reference-people';

const today = '2026-11-20';
const all = referenceCases(today);
const told = all.map((one) => entryOf(one, today).told);

describe('The reference data set', () => {
  test('comes out the same every time', () => {
    expect(referenceCases(today)).toEqual(all);
    expect(referenceCases(today).map((one) => entryOf(one, today).told.answers)).toEqual(
      told.map(({ answers }) => answers),
    );
  });

  test('keeps its published and planted cases when it is loaded on another day', () => {
    const later = referenceCases('2027-03-02');
    const until2025 = (cases: typeof all) =>
      cases
        .filter(({ course }) => course.handledOn < '2026-01-01')
        .map(({ reference, course }) => ({ reference, course }));
    expect(until2025(later)).toEqual(until2025(all));
    expect(plantedReturns('2027-03-02')).toEqual(plantedReturns(today));
  });

  test('gives only answers that the form offers', () => {
    for (const { answers } of told) {
      for (const name of fieldNames) {
        const { list } = fieldOf(name);
        const wrong = list ? codesIn(answers[name]).filter((code) => !offers(list, code)) : [];
        expect(wrong, name).toEqual([]);
      }
      for (const name of ['recruitedOn', 'startedOn', 'endedOn'] as const)
        expect(isMonth(answers[name] ?? '2020-01'), `${name} ${answers[name]}`).toBe(true);
    }
  });

  test('has days in their order and none after today', () => {
    for (const { answers, statusSteps, returnSteps, now } of told) {
      const days = [...statusSteps, ...returnSteps].map(({ on }) => on);
      expect(days.every((on) => isDay(on) && on <= today)).toBe(true);
      expect(returnSteps.map(({ on }) => on)).toEqual(returnSteps.map(({ on }) => on).toSorted());
      expect(statusSteps.map(({ on }) => on)).toEqual(statusSteps.map(({ on }) => on).toSorted());
      expect(statusSteps.length).toBeGreaterThan(0);
      expect((answers.recruitedOn ?? '') <= (answers.startedOn ?? '9')).toBe(true);
      expect((answers.startedOn ?? '') <= (answers.endedOn ?? '9')).toBe(true);
      expect(now.toISOString().slice(0, 10) >= (answers.handledOn ?? '')).toBe(true);
    }
  });

  test('is of made-up people whose numbers have the right form', () => {
    for (const one of all) {
      const { sex, birth, nik, passport, phone, province, name } = humanOf(one);
      expect(foldPassport(passport)).toBe(passport);
      expect(foldPhone(phone)).toMatch(/^628\d{2}00/);
      expect((provinceCodes as readonly string[]).includes(province)).toBe(true);
      expect(foldName(name)).not.toBe('');
      if (!nik) continue;
      expect(foldNik(nik)).toBe(nik);
      expect(nik.slice(4, 6)).toBe('99');
      expect(Number(nik.slice(6, 8)) % 40).toBe(Number(birth.slice(8)) % 40);
      expect(Number(nik.slice(6, 8)) > 40).toBe(sex === 'female');
    }
  });

  test('leaves some people almost unknown', () => {
    const hardly = told.filter(({ answers }) => !answers.nik && !answers.passport && !answers.birth);
    expect(hardly.length).toBeGreaterThan(80);
    expect(hardly.some(({ answers }) => answers.name?.startsWith('teman dari'))).toBe(true);
  });
});

describe('A planted return', () => {
  test('is met again elsewhere after coming home, with another passport and another spelling', () => {
    const again = all.filter((one) => one.again?.as === 'new_person');
    expect(again).toHaveLength(25);
    expect(new Set(again.map(({ again }) => again?.earlier.reference)).size).toBe(25);
    for (const one of again) {
      const earlier = one.again?.earlier;
      if (!earlier) continue;
      const { answers } = entryOf(one, today).told;
      expect(earlier.course.arrivesOn).toMatch(/^2022/);
      expect(one.course.destination).not.toBe(earlier.course.destination);
      expect(one.course.handledOn > addDays(earlier.course.arrivesOn ?? '', 100)).toBe(true);
      expect((answers.recruitedOn ?? '') >= (earlier.course.arrivesOn ?? '').slice(0, 7)).toBe(true);
      const [before, now] = [humanOf(earlier), humanOf(one)];
      expect(now.passport).not.toBe(before.passport);
      expect(foldName(now.name)).not.toBe(foldName(before.name));
      expect(now.birth).toBe(before.birth);
    }
  });
});

function codesIn(answer: Answers[keyof Answers]): string[] {
  if (!answer) return [];
  if (typeof answer === 'string') return [answer];
  return Array.isArray(answer) ? answer : Object.keys(answer);
}

function offers(list: NonNullable<ReturnType<typeof fieldOf>['list']>, code: string): boolean {
  if (isAbsence(code)) return true;
  if (list === 'country') return isCountry(code);
  if (list === 'province') return (provinceCodes as readonly string[]).includes(code);
  return (codes[list] as readonly string[]).includes(code);
}
