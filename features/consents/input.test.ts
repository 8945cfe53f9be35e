import { expect, test } from 'vitest';
import { readConsent } from './input';

function form(values: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) data.append(name, each);
  return data;
}

const usual = { scopes: ['interview', 'media'], state: 'given', on: '2026-11-20', language: 'id', proof: 'signed' };
const faultsOf = (values: object) => {
  const read = readConsent(form({ ...usual, ...values }), '2026-11-24');
  return 'faults' in read ? read.faults.map(({ field, reason }) => `${field}: ${reason}`) : [];
};

test('Several scopes are answered at once', () => {
  expect(readConsent(form({ ...usual, purpose: ' Wawancara ' }), '2026-11-24')).toEqual({
    said: { ...usual, purpose: 'Wawancara' },
  });
});

test('Who consents has had it explained, and there is proof; who refuses needs neither', () => {
  expect(faultsOf({ language: '', proof: '' })).toEqual(['language: language', 'proof: proof']);
  expect(faultsOf({ state: 'refused', language: '', proof: '' })).toEqual([]);
});

test('What is no scope, no answer and no day is said at its place', () => {
  expect(faultsOf({ scopes: ['all'], state: 'not_asked', on: '2026-02-30' })).toEqual([
    'scopes: scopes',
    'state: state',
    'on: day',
  ]);
  expect(faultsOf({ on: '2026-11-25' })).toEqual(['on: future']);
  expect(faultsOf({ purpose: 'a'.repeat(2_001) })).toEqual(['purpose: long']);
});
