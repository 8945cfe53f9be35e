import { type OfficeFault, readOffice } from '@/features/offices/input';
import type { OfficeSeed } from '@/features/offices/missions';
import { foldSignInName, type PasswordFault, passwordFault } from './rules';

export type Name = { name: string; signInName: string };
export type SetUp = { office: OfficeSeed; user: Name & { password: string } };

/** What is wrong with which field of the form; the reason names its sentence under `accounts.errors`. */
export type UserFault = {
  field: 'name' | 'signInName' | 'password' | 'again' | 'role' | 'officeId';
  reason: 'name' | 'sign-in-name' | 'name-taken' | 'differs' | 'role' | 'office' | PasswordFault;
};

// PostgreSQL takes no NUL in a text.
export const text = (form: FormData, field: string) =>
  String(form.get(field) ?? '')
    .replaceAll('\0', '')
    .trim();

/** A password is taken as it was typed: a space at its end belongs to it. */
export const secret = (form: FormData, field: string) => String(form.get(field) ?? '');

export function readSignIn(form: FormData) {
  return { signInName: text(form, 'signInName').slice(0, 200), password: secret(form, 'password').slice(0, 1000) };
}

/** A code of an authenticator or a recovery code, as it was typed. */
export const readFactorCode = (form: FormData) => text(form, 'code').slice(0, 100);

export function readSetUp(form: FormData): { input: SetUp } | { faults: (UserFault | OfficeFault)[] } {
  const user = readPerson(form);
  const office = readOffice(form);
  const faults: (UserFault | OfficeFault)[] = [...user.faults];
  if (secret(form, 'again') !== user.person.password) faults.push({ field: 'again', reason: 'differs' });
  if ('faults' in office) faults.push(...office.faults);
  if (faults.length > 0 || !('office' in office)) return { faults };
  return { input: { office: office.office, user: user.person } };
}

export type NewPassword = { password: string } | { faults: UserFault[] };

/** A new password, typed twice. Whether it is good enough depends on whose it is: the command says so. */
export function readNewPassword(form: FormData): NewPassword {
  const password = secret(form, 'password');
  if (secret(form, 'again') !== password) return { faults: [{ field: 'again', reason: 'differs' }] };
  return { password };
}

/** Whose account it is. */
export function readName(form: FormData): { person: Name; faults: UserFault[] } {
  const person = { name: text(form, 'name'), signInName: foldSignInName(text(form, 'signInName')) };
  const faults: UserFault[] = [];
  if (person.name.length < 1 || person.name.length > 80) faults.push({ field: 'name', reason: 'name' });
  if (!/^[\p{L}\d][\p{L}\d._-]{1,39}$/u.test(person.signInName))
    faults.push({ field: 'signInName', reason: 'sign-in-name' });
  return { person, faults };
}

function readPerson(form: FormData) {
  const { person, faults } = readName(form);
  const password = secret(form, 'password');
  const weak = passwordFault(password, person.name, person.signInName);
  if (weak) faults.push({ field: 'password', reason: weak });
  return { person: { ...person, password }, faults };
}
