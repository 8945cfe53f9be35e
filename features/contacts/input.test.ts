import { expect, test } from 'vitest';
import { readContact, seenVersion } from './input';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}
const usual = { kind: 'phone', value: '0812', terms: 'Malam', safety: 'safe' };
const faultsOf = (values: object, isNew = true) => {
  const read = readContact(form({ ...usual, ...values }), isNew);
  return 'faults' in read ? read.faults.map(({ field, reason }) => `${field}: ${reason}`) : [];
};

test('A way to reach somebody is read, and an empty one leaves what is kept', () => {
  expect(readContact(form(usual), true)).toEqual({ told: usual });
  expect(faultsOf({ value: '' }, false)).toEqual([]);
});

test('What is safe says when and by whom; what is not may do without', () => {
  expect(faultsOf({ terms: '' })).toEqual(['terms: terms']);
  expect(faultsOf({ terms: '', safety: 'unknown' })).toEqual([]);
});

test('What cannot be taken is said at its place', () => {
  expect(faultsOf({ kind: 'fax', value: '', safety: 'yes' })).toEqual(['kind: kind', 'value: value', 'safety: safety']);
  expect(faultsOf({ value: 'a'.repeat(501), terms: 'a'.repeat(2_001) })).toEqual(['value: long', 'terms: long']);
});

test.each([
  ['3', 3],
  ['', -1],
  ['-1', -1],
  ['1e3', -1],
])('The version %o is %o', (typed, version) => {
  expect(seenVersion(form({ version: typed }))).toBe(version);
});
