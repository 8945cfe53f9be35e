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

describe('The words of the evidence', () => {
  test.each(Object.entries(evidenceCodes))('are there for every code of %s', (field, codes) => {
    for (const words of [id, en]) {
      const told: Record<string, Record<string, string>> = words.people.evidence;
      expect(Object.keys(told[field] ?? {}).sort()).toEqual([...codes].sort());
    }
  });
});
