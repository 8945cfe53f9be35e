import { KEY_VERSION } from '@/db/keys';
import { rootKey } from '@/db/master-key';
import type { identifierKinds } from '@/db/schema';
import { Damaged } from '@/lib/errors';
import { fingerprint, open, type Place, seal } from '@/lib/sealing';
import { foldNik, foldPassport, foldPhone } from './rules';

/** Whatever identifies a person. Sealed as one piece; every field may be missing. */
export type Identity = {
  name?: string;
  aliases?: string;
  nik?: string;
  passport?: string;
  phone?: string;
  address?: string;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precise as it was told. */
  birth?: string;
  contacts?: string;
};

export type IdentifierKind = (typeof identifierKinds)[number];

const place = (table: string, column: string, person: string): Place => ({
  table,
  column,
  person,
  keyVersion: KEY_VERSION,
});

/** Seals an identity under the person's key; nothing to hide is null. */
export function sealIdentity(personId: string, key: Buffer, identity: Identity): Buffer | null {
  const told = Object.entries(identity).filter(([, value]) => value);
  if (told.length === 0) return null;
  return seal(key, place('persons', 'identity', personId), JSON.stringify(Object.fromEntries(told)));
}

export function openIdentity(personId: string, key: Buffer, sealed: Buffer | null): Identity {
  return sealed ? (JSON.parse(open(key, place('persons', 'identity', personId), sealed)) as Identity) : {};
}

/** The same for a list of many: one that is damaged is left blank, and the others are still there. */
export function openIdentityInList(personId: string, key: Buffer, sealed: Buffer | null): Identity {
  try {
    return openIdentity(personId, key, sealed);
  } catch (error) {
    if (error instanceof Damaged) return {};
    throw error;
  }
}

/** Seals free text about a person in a column of another table. */
export function sealText(personId: string, key: Buffer, table: string, column: string, text: string): Buffer | null {
  return text ? seal(key, place(table, column, personId), text) : null;
}

export function openText(personId: string, key: Buffer, table: string, column: string, sealed: Buffer | null): string {
  return sealed ? open(key, place(table, column, personId), sealed) : '';
}

/** The keyed fingerprints by which this identity can be found: NIK, passport and phone, each in one form only. */
export function fingerprintsOf(identity: Identity): { kind: IdentifierKind; fingerprint: string }[] {
  const folded: [IdentifierKind, string][] = [
    ['nik', foldNik(identity.nik ?? '')],
    ['passport', foldPassport(identity.passport ?? '')],
    ['phone', foldPhone(identity.phone ?? '')],
  ];
  return folded
    .filter(([, value]) => value)
    .map(([kind, value]) => ({ kind, fingerprint: fingerprint(rootKey(), kind, value) }));
}

/** The fingerprints a searcher's words could mean: the same digits may be a NIK or a phone. */
export function fingerprintsFor(words: string): { kind: IdentifierKind; fingerprint: string }[] {
  return fingerprintsOf({ nik: words, passport: words, phone: words });
}
