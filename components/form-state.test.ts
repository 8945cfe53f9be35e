import { expect, test } from 'vitest';
import { typedIn } from './form-state';

test('A form shows again what was typed, but no password, passphrase or code, also where nobody thought of leaving it out', () => {
  const form = new FormData();
  const secrets = [
    'password',
    'oldPassword',
    'again',
    'passphraseAgain',
    'passphrase',
    'current',
    'code',
    'confirmKit',
  ];
  for (const name of [...secrets, 'officeCode', 'signInName']) form.append(name, `typed in ${name}`);
  expect(typedIn(form)).toEqual({ officeCode: 'typed in officeCode', signInName: 'typed in signInName' });
});
