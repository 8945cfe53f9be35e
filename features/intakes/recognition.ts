import { rootKey } from '@/db/master-key';
import { first, type Raw } from '@/features/cases/input';
import { foldName, foldNik, foldPassport, foldPhone } from '@/features/people/rules';
import { fingerprint } from '@/lib/sealing';

/**
 * By what a row is known when it comes again: keyed, so that nobody reads it back, and of one office, so that no other
 * can try out names with it. What holds for the whole list is no part of it.
 */
export function fingerprintOfRow(officeId: string, raw: Raw): string {
  const said = [
    foldName(first(raw, 'name')),
    foldName(first(raw, 'aliases')),
    first(raw, 'birth'),
    foldNik(first(raw, 'nik')),
    foldPassport(first(raw, 'passport')),
    foldPhone(first(raw, 'phone')),
    first(raw, 'sex'),
  ];
  return fingerprint(rootKey(), 'intake-row', JSON.stringify([officeId, ...said]));
}

/** A heading as an office knows it again. */
export const fingerprintOfHeading = (officeId: string, heading: string): string =>
  fingerprint(rootKey(), 'intake-heading', JSON.stringify([officeId, foldName(heading)]));

/** The numbers of a row by which two rows of one list may be about one person. */
export function numbersOf(raw: Raw): string[] {
  const all = { nik: foldNik(first(raw, 'nik')), passport: foldPassport(first(raw, 'passport')) };
  return Object.entries(all).flatMap(([kind, number]) => (number ? [`${kind} ${number}`] : []));
}
