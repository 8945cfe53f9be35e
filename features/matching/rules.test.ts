import { describe, expect, test } from 'vitest';
import type { Answers } from '@/features/cases/fields';
import {
  cannotTouch,
  differences,
  type Face,
  isEarlier,
  mergedFace,
  newerSide,
  officesGaining,
  usualSide,
} from './rules';

const face = (answers: Answers, birthYear: number | null = null): Face => ({
  ...{ answers, birthYear },
  birthPrecision: birthYear ? 'year' : null,
});

describe('What two records say becomes what one person is said to be', () => {
  const kept = face({ name: 'M. Rizki', aliases: 'Kiki', phone: '0811', sex: 'unknown', contacts: 'Ibu Siti' });
  const joined = face(
    { name: 'Mohammad Rizky', aliases: 'Iki', nik: '1271', sex: 'male', birth: '1999-03', contacts: 'Pak Budi' },
    1999,
  );

  test('where nobody chooses: what the kept one says, else what only the other knows', () => {
    expect(mergedFace(kept, joined)).toEqual({
      answers: { ...kept.answers, nik: '1271', sex: 'male', birth: '1999-03' },
      ...{ birthYear: 1999, birthPrecision: 'year' },
    });
    expect(usualSide(kept, joined, 'name')).toBe('kept');
    expect(usualSide(face({ sex: 'declined' }), face({ sex: 'unknown' }), 'sex')).toBe('kept');
  });

  test('of a passport, a number and an address the newer, which is not the older one of two names', () => {
    const old = face({ name: 'M. Rizki', nik: '1', passport: 'C1234567', phone: '0811', address: 'Jalan Lama' }, 1999);
    const now = face({ name: 'Mohammad Rizky', nik: '2', passport: 'E7654321', phone: '0812', address: 'unknown' });
    expect(mergedFace(old, now, {}, 'joined').answers).toEqual({
      ...{ name: 'M. Rizki', nik: '1', passport: 'E7654321', phone: '0812', address: 'Jalan Lama' },
    });
    expect(mergedFace(old, now, { passport: 'kept' }, 'joined').answers.passport).toBe('C1234567');
    expect(usualSide(now, old, 'passport', 'kept')).toBe('kept');
  });

  test('as chosen', () => {
    const { answers, birthYear } = mergedFace(face({ ...kept.answers, birth: '1987-01-02' }, 1987), joined, {
      ...{ name: 'joined', phone: 'joined', birth: 'joined', sex: 'kept' },
    });
    expect(answers).toMatchObject({ name: 'Mohammad Rizky', birth: '1999-03', sex: 'unknown', aliases: 'Kiki' });
    expect(answers).not.toHaveProperty('phone');
    expect(birthYear).toBe(1999);
  });

  test('with both, where both have room; of names the other one among the aliases', () => {
    const { answers } = mergedFace(kept, joined, { name: 'both', aliases: 'both', contacts: 'both', phone: 'both' });
    expect(answers).toMatchObject({
      ...{ name: 'M. Rizki', aliases: 'Kiki; Iki; Mohammad Rizky', contacts: 'Ibu Siti\nPak Budi', phone: '0811' },
    });
    expect(mergedFace(face({}), joined, { name: 'both' }).answers).toMatchObject({
      name: 'Mohammad Rizky',
      aliases: 'Iki',
    });
    expect(mergedFace(kept, kept, { aliases: 'both', contacts: 'both' }).answers).toEqual(kept.answers);
  });

  test('and a year of birth without a date is something told', () => {
    expect(mergedFace(face({}), face({}, 1999)).birthYear).toBe(1999);
    expect(mergedFace(face({}, 1987), face({ birth: '1999-03' }, 1999))).toMatchObject({
      birthYear: 1987,
      answers: {},
    });
    expect(differences(face({}, 1987), face({}, 1999))).toEqual(['birth']);
  });
});

test('The record that was made first speaks; of two of one moment the one whose id is lower', () => {
  const at = (id: string, day: string) => ({ id, createdAt: new Date(day) });
  expect(isEarlier(at('b', '2022-10-01'), at('a', '2026-11-01'))).toBe(true);
  expect(isEarlier(at('b', '2026-11-01'), at('a', '2026-11-01'))).toBe(false);
});

test('The newer of two persons has the case handled last, whichever was entered first', () => {
  const on = (id: string, handledOn: string) => ({ id, handledOn });
  expect(newerSide([on('a', '2022-10-01')], [on('b', '2026-11-01')])).toBe('joined');
  expect(newerSide([on('a', '2026-11-02'), on('c', '2020-01-01')], [on('b', '2026-11-01')])).toBe('kept');
  expect(newerSide([on('a', '2026-11-01')], [on('b', '2026-11-01')])).toBe('joined');
});

test('Nobody who is erased, or whose use was stopped, is touched', () => {
  const [plain, at] = [{ erasedAt: null, useStoppedAt: null }, new Date()];
  expect(cannotTouch([plain, plain])).toBeNull();
  expect(cannotTouch([plain, { ...plain, useStoppedAt: at }])).toBe('stopped');
  expect(
    cannotTouch([
      { ...plain, useStoppedAt: at },
      { ...plain, erasedAt: at },
    ]),
  ).toBe('erased');
});

test('The offices that read more after a joining are those with a case of one of the two alone', () => {
  const [jakarta, medan, phnomPenh] = ['Jakarta', 'Medan', 'Phnom Penh'].map((id) => ({ id })) as [
    Office,
    Office,
    Office,
  ];
  const one = { cases: [{ office: jakarta }, { office: jakarta }], elsewhere: [medan] };
  expect(officesGaining(one, { cases: [{ office: jakarta }], elsewhere: [phnomPenh, phnomPenh] })).toEqual([
    medan,
    phnomPenh,
  ]);
  expect(officesGaining(one, { cases: [{ office: medan }], elsewhere: [jakarta] })).toEqual([]);
});

type Office = { id: string };
