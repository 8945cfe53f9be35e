import { readSetUp as readAccount, type SetUp, type UserFault } from '@/features/accounts/input';
import { type PasswordFault, passwordFault } from '@/features/accounts/rules';
import type { OfficeFault } from '@/features/offices/input';

/** What is wrong with a new passphrase; the reason names its sentence under `keys.errors`. */
export type PassphraseFault = {
  field: 'passphrase' | 'passphraseAgain';
  reason: PasswordFault | 'differs' | 'same-as-password';
};

export type AccountFault = UserFault | OfficeFault;

const LONGEST = 1000;

/** A passphrase is taken as it was typed: a space at its end belongs to it. */
export function typedPassphrase(form: FormData, field = 'passphrase'): string {
  return String(form.get(field) ?? '').slice(0, LONGEST);
}

export function newPassphraseFaults(passphrase: string, again: string, about: string[] = []): PassphraseFault[] {
  const weak = passwordFault(passphrase.normalize('NFKC'), ...about);
  if (weak) return [{ field: 'passphrase', reason: weak }];
  return again === passphrase ? [] : [{ field: 'passphraseAgain', reason: 'differs' }];
}

export function readNewPassphrase(
  form: FormData,
  about: string[] = [],
): { passphrase: string } | { faults: PassphraseFault[] } {
  const passphrase = typedPassphrase(form);
  const faults = newPassphraseFaults(passphrase, typedPassphrase(form, 'passphraseAgain'), about);
  return faults.length > 0 ? { faults } : { passphrase };
}

/** Everything a set-up asks for at once: the passphrase, the first account, the first office. */
export function readSetUp(
  form: FormData,
): { input: SetUp; passphrase: string } | { passphraseFaults: PassphraseFault[]; accountFaults: AccountFault[] } {
  const account = readAccount(form);
  const own = readNewPassphrase(form, [String(form.get('name') ?? ''), String(form.get('signInName') ?? '')]);
  const passphraseFaults = 'faults' in own ? own.faults : [];
  // The password is typed every day, in front of others; the passphrase after a restart, alone.
  if (passphraseFaults.length === 0 && typedPassphrase(form) === String(form.get('password') ?? ''))
    passphraseFaults.push({ field: 'passphrase', reason: 'same-as-password' });
  const accountFaults = 'faults' in account ? account.faults : [];
  if ('faults' in account || 'faults' in own || passphraseFaults.length > 0) return { passphraseFaults, accountFaults };
  return { input: account.input, passphrase: own.passphrase };
}

/** The words of a kit as somebody typed or pasted them. */
export const typedKit = (form: FormData) => String(form.get('kit') ?? '').slice(0, LONGEST);

/** The two words that were asked back, in the order of their numbers. */
export const typedWords = (form: FormData) =>
  ['first', 'second'].map((field) => String(form.get(field) ?? '').slice(0, 40));
