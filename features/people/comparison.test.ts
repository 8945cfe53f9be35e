import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import en from '@/messages/en.json';
import id from '@/messages/id.json';
import { compare } from './comparison';
import { evidenceCodes } from './evidence';
import type { Facts } from './facts';

const rizky: Facts = {
  name: 'Mohammad Rizky Pratama',
  birth: '1999-03-12',
  sex: 'male',
  homeProvince: '12',
  passport: 'E7654321',
};
const rizki: Facts = {
  name: 'M. Rizki Pratama',
  birth: '1999-03-12',
  sex: 'male',
  homeProvince: '12',
  passport: 'C1234567',
};

describe('Two files', () => {
  test('of Rizky, with another spelling and a new passport, are offered to each other', () => {
    const { outcome, evidence } = compare(rizky, rizki);
    expect(['same', 'doubtful']).toContain(outcome);
    expect(evidence.map(({ field, code }) => `${field} ${code}`)).toEqual(
      expect.arrayContaining(['passport different', 'name alike', 'birth same']),
    );
  });

  test('of namesakes born twelve years apart are not called the same', () => {
    expect(compare(rizky, { ...rizki, birth: '1987-03-12' }).outcome).not.toBe('same');
    expect(compare({ name: rizky.name, birth: '1999' }, { name: rizki.name, birth: '1987' }).outcome).toBe('different');
  });

  test('of which one tells next to nothing are different', () => {
    expect(compare(rizky, {}).outcome).toBe('different');
    expect(compare({}, {})).toMatchObject({ outcome: 'different', score: 0, evidence: [] });
  });
});

const told = fc.record(
  {
    name: fc.constantFrom(
      'Mohammad Rizky Pratama',
      'M. Rizki Pratama',
      'Siti Aminah',
      'Sutini',
      'I Wayan Suardana',
      'Drs. H. Soekarno',
    ),
    birth: fc.constantFrom('1999-03-12', '1999-12-03', '1999', '2000-03', '1987-03-12'),
    nik: fc.constantFrom('3273611203990001', '3273611203990002', '3273615203990001'),
    passport: fc.constantFrom('C1234567', 'E7654321'),
    phone: fc.constantFrom('0812-0012-3456', '+62 812 0012 3456', '0857-0011-2233'),
    sex: fc.constantFrom('male', 'female', 'unknown'),
    homeProvince: fc.constantFrom('12', '32', 'declined'),
    address: fc.constantFrom('Jl. Melati No. 1', 'Jl. Mawar No. 2'),
  },
  { requiredKeys: [] },
);

describe('Comparing', () => {
  test('says the same of two files whichever comes first', () => {
    fc.assert(
      fc.property(told, told, (one, other) => {
        const [there, back] = [compare(one, other), compare(other, one)];
        expect(back.outcome).toBe(there.outcome);
        expect(back.score).toBeCloseTo(there.score, 6);
      }),
    );
  });

  test('calls a file that tells enough the same as itself', () => {
    const full = { ...rizky, nik: '1273611203990001', phone: '0812-0012-3456' };
    expect(compare(full, full).outcome).toBe('same');
  });

  test('never counts what is missing: a fact that only one file tells leaves the score where it was', () => {
    fc.assert(
      fc.property(told, told, fc.constantFrom('passport', 'phone', 'address'), (one, other, field) => {
        const without = { ...other, [field]: undefined };
        expect(compare({ ...one, [field]: undefined }, without).score).toBeCloseTo(compare(one, without).score, 6);
      }),
    );
  });

  test.each([
    ['old spelling', 'Soekarno Djojo', 'Sukarno Joyo', 'old_spelling|alike'],
    ['a title and a father', 'H. Rizky Pratama bin Abdullah', 'Rizky Pratama', 'same'],
    ['Muhammad in another way', 'Mochamad Rizky Pratama', 'Muh. Rizky Pratama', 'same'],
    ['parts swapped', 'Pratama Rizky', 'Rizky Pratama', 'swapped'],
    ['a part dropped', 'Rizky Pratama Putra', 'Rizky Pratama', 'part_missing'],
    ['a nickname', 'Opik Hidayat', 'Taufik Hidayat', 'nickname'],
    ['a slip of the finger', 'Rizky Pratmaa', 'Rizky Pratama', 'typing'],
    ['another script', 'Muhanmode Lizi', 'Muhammad Rizi', 'foreign_script|typing|alike'],
  ])('names the reason: %s', (_, one, other, code) => {
    const { evidence } = compare({ name: one, birth: '1999-03-12' }, { name: other, birth: '1999-03-12' });
    expect(evidence.find(({ field }) => field === 'name')?.code).toMatch(new RegExp(`^(${code})$`));
  });

  test.each([
    ['1999-03-12', '1999-12-03', 'swapped'],
    ['1999-03-12', '1998-03-12', 'year_apart_same_day'],
    ['1999-03-12', '1999', 'same_year'],
    ['1999', '1998', 'year_apart'],
  ])('names the reason: born %s and %s', (one, other, code) => {
    const { evidence } = compare({ birth: one }, { birth: other });
    expect(evidence.map((each) => each.code)).toEqual([code]);
  });

  test('A friend of Rizky is not Rizky', () => {
    expect(compare({ name: 'teman dari Rizky, kamar 4' }, { name: 'Rizky' }).evidence).toEqual([]);
  });
});

describe('The words of the evidence', () => {
  test.each(Object.entries(evidenceCodes))('are there for every code of %s', (field, codes) => {
    for (const words of [id, en]) {
      const told: Record<string, Record<string, string>> = words.people.evidence;
      expect(Object.keys(told[field] ?? {}).sort()).toEqual([...codes].sort());
    }
  });
});
