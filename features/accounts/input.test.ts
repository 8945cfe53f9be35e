import { describe, expect, test } from 'vitest';
import { readSetUp } from './input';

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};
const password = 'tujuh belas kapal ';
const sari = { name: ' Sari ', signInName: 'Sari', password, again: password, office: 'HAN' };

describe('Setting up', () => {
  test('takes names without the spaces around them, and the password as it was typed', () => {
    expect(readSetUp(form(sari))).toMatchObject({
      input: { office: { code: 'HAN' }, user: { name: 'Sari', signInName: 'sari', password } },
    });
  });

  test.each([
    [{ ...sari, again: 'tujuh belas kapal' }, ['again']],
    [{ ...sari, password: 'pendek', again: 'pendek' }, ['password']],
    [{ ...sari, signInName: 'sari lestari' }, ['signInName']],
    [{}, ['name', 'signInName', 'password', 'office']],
  ])('says what to mend, in the order of the form', (values, fields) => {
    const read = readSetUp(form(values as Record<string, string>));
    expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(fields);
  });
});
