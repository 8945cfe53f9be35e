import { describe, expect, test } from 'vitest';
import { cannotUse, linkFor, maskContact } from './rules';

describe('A way to reach somebody', () => {
  test.each([
    ['phone', 'safe', false, null],
    ['phone', 'unknown', true, 'unknown'],
    ['phone', 'unsafe', true, 'unsafe'],
    ['through_somebody', 'safe', false, 'no-family-consent'],
    ['through_somebody', 'safe', true, null],
    ['through_somebody', 'unsafe', true, 'unsafe'],
  ] as const)('%s, %s, family agreed to: %s: %s', (kind, safety, consent, answer) => {
    expect(cannotUse({ kind, safety }, consent)).toBe(answer);
  });

  test.each([
    ['phone', '+62 812 9876 5432', '•••• 432'],
    ['phone', '123', '••••'],
    ['email', 'siti@contoh.id', 's•••@•••'],
    ['email', 'siti', '••••'],
    ['address', 'Jalan Kenanga 12', '••••'],
    ['through_somebody', 'Ibu Halimah 0812', '••••'],
  ] as const)('%s %s is masked as %s', (kind, value, masked) => {
    expect(maskContact(kind, value)).toBe(masked);
  });

  test.each([
    ['phone', '+62 812-9876', 'tel:+628129876'],
    ['email', 'siti@contoh.id', 'mailto:siti@contoh.id'],
    ['address', 'Jalan Kenanga 12', null],
    ['through_somebody', 'Ibu Halimah 081298765432', null],
    ['email', 'bukan alamat', null],
  ] as const)('%s %s leads to %s', (kind, value, link) => {
    expect(linkFor(kind, value)).toBe(link);
  });
});
