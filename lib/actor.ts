import type { Locale } from './locale';

export const roles = ['caseworker', 'supervisor', 'analyst', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A person signed in. Supervisors at `headquarters` see the cases of every office. */
export type Staff = {
  kind: 'staff';
  id: string;
  name: string;
  role: Role;
  officeId: string;
  officeCode: string;
  headquarters: boolean;
  locale: Locale | null;
  /** Tells the sessions of one person apart: the beginning of a hash. An identity opened in one is not open in another. */
  session?: string;
};

/**
 * Something that acts without a person at the screen, or before it is known who: the command line, a sign-in, the making of
 * demo data, an outside partner who fetches a package.
 */
export type Machine = {
  kind: 'machine';
  name: 'command-line' | 'demo-data' | 'set-up' | 'sign-in' | 'unlock' | 'nightly' | 'partner' | 'test';
};

/** Whoever does something. Every read and every change takes one as its first argument. */
export type Actor = Staff | Machine;
