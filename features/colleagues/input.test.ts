import { describe, expect, test } from 'vitest';
import { readNewColleague } from './input';

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};
const olu = { name: 'Olu', signInName: 'olu', role: 'caseworker', officeId: 'office-han' };

describe('A colleague', () => {
  test('has a role and an office', () => {
    expect(readNewColleague(form(olu), ['office-han'])).toMatchObject({ input: { role: 'caseworker' } });
  });

  test.each([
    [{ ...olu, role: 'king' }, 'role'],
    [{ ...olu, officeId: 'office-mars' }, 'officeId'],
  ])('has none that is not there', (values, field) => {
    expect(readNewColleague(form(values), ['office-han'])).toMatchObject({ faults: [{ field }] });
  });
});
