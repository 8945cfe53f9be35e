import { textIn } from '@/lib/form-text';
import { type ContactKind, contactKinds, type Safety, safeties } from './rules';

/** A way to reach somebody as a form tells it. An empty `value` leaves the one that is kept. */
export type Told = { kind: ContactKind; value: string; terms: string; safety: Safety };

export type ContactFault = {
  field: 'kind' | 'value' | 'terms' | 'safety';
  reason: 'kind' | 'value' | 'long' | 'safety' | 'terms';
};

const LONGEST = { value: 500, terms: 2_000 };

/** `isNew`: the way itself must be told. Marking one as safe takes words on when and by whom it may be used. */
export function readContact(form: FormData, isNew: boolean): { told: Told } | { faults: ContactFault[] } {
  const text = (name: string) => textIn(form, name);
  const kind = contactKinds.find((each) => each === text('kind'));
  const safety = safeties.find((each) => each === text('safety'));
  const [value, terms] = [text('value'), text('terms')];
  const faults: ContactFault[] = [];
  if (!kind) faults.push({ field: 'kind', reason: 'kind' });
  if (isNew && !value) faults.push({ field: 'value', reason: 'value' });
  if (value.length > LONGEST.value) faults.push({ field: 'value', reason: 'long' });
  if (!safety) faults.push({ field: 'safety', reason: 'safety' });
  if (safety === 'safe' && !terms) faults.push({ field: 'terms', reason: 'terms' });
  if (terms.length > LONGEST.terms) faults.push({ field: 'terms', reason: 'long' });
  if (!kind || !safety || faults.length > 0) return { faults };
  return { told: { kind, value, terms, safety } };
}

/** The version a form was made from; one that is no version was never seen. */
export function seenVersion(form: FormData): number {
  const text = String(form.get('version') ?? '');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
