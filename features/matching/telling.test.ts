import { expect, test } from 'vitest';
import type { Evidence } from '@/features/people/facts';
import { textsFor } from '@/lib/texts';
import { reasonsOf } from './components/candidate-words';
import { evidenceToTell } from './telling';

const name: Evidence = { field: 'name', code: 'same', bits: 18 };
const sex: Evidence = { field: 'sex', code: 'same', bits: -0.4 };
const province: Evidence = { field: 'province', code: 'same', bits: 0 };
const birth: Evidence = { field: 'birth', code: 'same_year_only', bits: -3 };
const passport: Evidence = { field: 'passport', code: 'different', bits: -1 };
const phone: Evidence = { field: 'phone', code: 'different', bits: 0.2 };

test('What agrees never speaks against, and what differs never for', () => {
  expect(evidenceToTell([name, sex, province, birth, passport, phone])).toEqual([name, birth, passport]);
});

test('The reasons for a candidate leave it out as well', () => {
  expect(reasonsOf([passport, sex, name], textsFor('en'))).toBe('Same name; different passport.');
});
