import { isReference } from '@/features/cases/input';
import { type ReasonFault, reasonFault } from '@/lib/reason';

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export type EmergencyFault = { field: 'reference' | 'reason'; reason: ReasonFault | 'reference-form' };

/** What the form of emergency access sends: a case number and why. */
export function readEmergency(form: FormData) {
  const input = { reference: textOf(form, 'reference').toUpperCase(), reason: textOf(form, 'reason') };
  const short = reasonFault(input.reason);
  const faults: EmergencyFault[] = [
    ...(isReference(input.reference) ? [] : [{ field: 'reference' as const, reason: 'reference-form' as const }]),
    ...(short ? [{ field: 'reason' as const, reason: short }] : []),
  ];
  return { input, faults };
}

/** What the form of a lock sends: who, and why. */
export function readLock(form: FormData) {
  const input = {
    reference: textOf(form, 'reference'),
    colleague: textOf(form, 'colleague'),
    reason: textOf(form, 'reason'),
  };
  const short = reasonFault(input.reason);
  const faults: { field: 'colleague' | 'reason'; reason: ReasonFault | 'colleague-missing' }[] = [
    ...(input.colleague ? [] : [{ field: 'colleague' as const, reason: 'colleague-missing' as const }]),
    ...(short ? [{ field: 'reason' as const, reason: short }] : []),
  ];
  return { input, faults };
}
