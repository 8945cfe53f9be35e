import { type Code, codes } from '@/lib/vocabulary';

export type Scope = Code<'consent_scope'>;
export type ConsentState = Code<'consent_state'>;

export const proofs = ['signed', 'recorded', 'witnessed', 'spoken'] as const;
export type Proof = (typeof proofs)[number];

/** The languages a consent is explained in: those of Indonesia and of the places people come home from. */
export const languages = [
  'id',
  'jv',
  'su',
  'mad',
  'min',
  'bug',
  'ban',
  'bjn',
  'ace',
  'ms',
  'en',
  'zh',
  'km',
  'th',
  'my',
  'lo',
  'vi',
  'fil',
  'ar',
] as const;

/** What may be said about a scope. That nobody asked is what having no entry means. */
export const answerable = codes.consent_state.filter((state) => state !== 'not_asked');

/** Whether a state lets the thing be done. Missing is not yes. */
export function permits(state: ConsentState | undefined): boolean {
  return state === 'given' || state === 'guardian_given' || state === 'not_required';
}

/** Whether somebody said no, at first or later; not having been asked is neither. */
export function forbids(state: ConsentState | undefined): boolean {
  return state === 'refused' || state === 'withdrawn';
}

type Entry = { scope: Scope; recordedAt: Date };

/** Of each scope the entry in force: the one that was recorded last. */
export function standing<E extends Entry>(entries: readonly E[]): Partial<Record<Scope, E>> {
  const newest: Partial<Record<Scope, E>> = {};
  for (const entry of entries) {
    const known = newest[entry.scope];
    if (!known || known.recordedAt <= entry.recordedAt) newest[entry.scope] = entry;
  }
  return newest;
}
