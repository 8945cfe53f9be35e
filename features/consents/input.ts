import { isDay } from '@/lib/calendar';
import { codes } from '@/lib/vocabulary';
import { answerable, type ConsentState, languages, type Proof, proofs, type Scope } from './rules';

/** A consent as it was said, for one or several scopes at once. */
export type Said = {
  scopes: Scope[];
  state: ConsentState;
  on: string;
  language: string | null;
  proof: Proof | null;
  purpose: string;
};

export type ConsentFault = {
  field: 'scopes' | 'state' | 'on' | 'language' | 'proof' | 'purpose';
  reason: 'scopes' | 'state' | 'day' | 'future' | 'language' | 'proof' | 'long';
};

const LONGEST = 2_000;

/** What a form says about consent. Who gives it has had it explained in some language, and there is some proof of it. */
export function readConsent(form: FormData, today: string): { said: Said } | { faults: ConsentFault[] } {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\0', '')
      .trim();
  const scopes = codes.consent_scope.filter((scope) => form.getAll('scopes').includes(scope));
  const state = answerable.find((each) => each === text('state'));
  const on = text('on');
  const language = languages.find((each) => each === text('language')) ?? null;
  const proof = proofs.find((each) => each === text('proof')) ?? null;
  const purpose = text('purpose').normalize('NFC');
  const given = state === 'given' || state === 'guardian_given';
  const faults: ConsentFault[] = [];
  if (scopes.length === 0) faults.push({ field: 'scopes', reason: 'scopes' });
  if (!state) faults.push({ field: 'state', reason: 'state' });
  if (!isDay(on)) faults.push({ field: 'on', reason: 'day' });
  else if (on > today) faults.push({ field: 'on', reason: 'future' });
  if (given && !language) faults.push({ field: 'language', reason: 'language' });
  if (given && !proof) faults.push({ field: 'proof', reason: 'proof' });
  if (purpose.length > LONGEST) faults.push({ field: 'purpose', reason: 'long' });
  if (!state || faults.length > 0) return { faults };
  return { said: { scopes, state, on, language, proof, purpose } };
}
