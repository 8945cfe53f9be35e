import { type OfficeFault, readOffice } from '@/features/offices/input';
import type { OfficeSeed } from '@/features/offices/missions';
import { type Role, roles } from '@/lib/actor';
import { foldSignInName, type PasswordFault, passwordFault } from './rules';

export type NewUser = { name: string; signInName: string; role: Role; officeId: string; password: string };
export type SetUp = { office: OfficeSeed; user: Pick<NewUser, 'name' | 'signInName' | 'password'> };

/** What is wrong with which field of the form; the reason names its sentence under `accounts.errors`. */
export type UserFault = {
  field: 'name' | 'signInName' | 'password' | 'again' | 'role' | 'officeId';
  reason: 'name' | 'sign-in-name' | 'name-taken' | 'differs' | 'role' | 'office' | PasswordFault;
};

// PostgreSQL takes no NUL in a text.
const text = (form: FormData, field: string) =>
  String(form.get(field) ?? '')
    .replaceAll('\0', '')
    .trim();

/** A password is taken as it was typed: a space at its end belongs to it. */
const secret = (form: FormData, field: string) => String(form.get(field) ?? '');

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

export function readNewUser(form: FormData, officeIds: string[]): { input: NewUser } | { faults: UserFault[] } {
  const { person, faults } = readPerson(form);
  const role = roles.find((one) => one === text(form, 'role'));
  const officeId = officeIds.find((one) => one === text(form, 'officeId'));
  if (!role) faults.push({ field: 'role', reason: 'role' });
  if (!officeId) faults.push({ field: 'officeId', reason: 'office' });
  if (!role || !officeId || faults.length > 0) return { faults };
  return { input: { ...person, role, officeId } };
}

function readPerson(form: FormData) {
  const person = {
    name: text(form, 'name'),
    signInName: foldSignInName(text(form, 'signInName')),
    password: secret(form, 'password'),
  };
  const faults: UserFault[] = [];
  if (person.name.length < 1 || person.name.length > 80) faults.push({ field: 'name', reason: 'name' });
  if (!/^[\p{L}\d][\p{L}\d._-]{1,39}$/u.test(person.signInName))
    faults.push({ field: 'signInName', reason: 'sign-in-name' });
  const weak = passwordFault(person.password, person.name, person.signInName);
  if (weak) faults.push({ field: 'password', reason: weak });
  return { person, faults };
}
