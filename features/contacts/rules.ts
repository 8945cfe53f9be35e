import { maskNumber } from '@/features/people/rules';

export const contactKinds = ['phone', 'messaging', 'email', 'address', 'through_somebody'] as const;
export type ContactKind = (typeof contactKinds)[number];

export const safeties = ['safe', 'unsafe', 'unknown'] as const;
export type Safety = (typeof safeties)[number];

/** Why a way to reach somebody is not to be used now. */
export type CannotUse = 'unsafe' | 'unknown' | 'no-family-consent';

/** A way is used only where somebody judged it safe; through somebody else only where the person agreed to that. */
export function cannotUse(contact: { kind: ContactKind; safety: Safety }, familyConsent: boolean): CannotUse | null {
  if (contact.safety !== 'safe') return contact.safety;
  return contact.kind === 'through_somebody' && !familyConsent ? 'no-family-consent' : null;
}

/** Enough to tell two ways apart, too little to use one. */
export function maskContact(kind: ContactKind, value: string): string {
  if (kind === 'phone' || kind === 'messaging') return maskNumber(value);
  const [name = '', host] = value.split('@');
  return kind === 'email' && host ? `${name.slice(0, 1)}•••@•••` : '••••';
}

/** The address a device understands: for calling, or for writing. Null where there is none. */
export function linkFor(kind: ContactKind, value: string): string | null {
  const number = value.replace(/[^\d+]/g, '');
  if ((kind === 'phone' || kind === 'messaging') && number.length > 5) return `tel:${number}`;
  return kind === 'email' && /^\S+@\S+$/.test(value) ? `mailto:${value}` : null;
}
