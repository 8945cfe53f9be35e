import type { fingerprints, persons } from '@/db/schema';
import { type Answers, fieldNames, fieldOf } from '@/features/cases/fields';
import { columnsOf, identityIn } from '@/features/cases/rows';
import { openIdentity, openText, sealIdentity, sealText } from '@/features/people/identity';
import type { Face } from './rules';

export type { Face };

export type PersonRow = typeof persons.$inferSelect;
type Print = Pick<typeof fingerprints.$inferSelect, 'id' | 'kind' | 'fingerprint'>;

/** What the row of a record says, opened with its key. */
export function faceOf(person: PersonRow, key: Buffer): Face {
  const coded = fieldNames.filter((name) => fieldOf(name).record === 'person');
  const row = person as Record<string, unknown>;
  const told = coded.flatMap((name) => (typeof row[name] === 'string' ? [[name, row[name]] as const] : []));
  const answers: Answers = { ...openIdentity(person.id, key, person.identity), ...Object.fromEntries(told) };
  return { answers, birthYear: person.birthYear, birthPrecision: person.birthPrecision };
}

/** The columns of a record that says this. */
export function columnsFor(personId: string, key: Buffer, { answers, birthYear, birthPrecision }: Face) {
  const identity = sealIdentity(personId, key, identityIn(answers));
  return { ...columnsOf(answers, 'person'), birthYear, birthPrecision, identity };
}

export type FaceColumns = ReturnType<typeof columnsFor>;

/** The columns that tell who somebody is, as they are in a row. */
export function faceColumns(person: PersonRow) {
  const { sex, birthYear, birthPrecision, homeProvince, citizenship, maritalStatus, educationLevel, identity } = person;
  return { sex, birthYear, birthPrecision, homeProvince, citizenship, maritalStatus, educationLevel, identity };
}

/**
 * What a record was before a joining, or because of it. The sealed identity is kept byte by byte, so that undoing can put
 * back exactly what was there.
 */
export type Remembered = { face: Face; columns: ReturnType<typeof faceColumns>; fingerprints: Print[] };

type Kind = 'before' | 'after';

export function sealRemembered(personId: string, key: Buffer, kind: Kind, remembered: Remembered): Buffer | null {
  const { columns } = remembered;
  const identity = columns.identity?.toString('base64') ?? null;
  return sealText(personId, key, 'merges', kind, JSON.stringify({ ...remembered, columns: { ...columns, identity } }));
}

export function openRemembered(personId: string, key: Buffer, kind: Kind, sealed: Buffer | null): Remembered | null {
  if (!sealed) return null;
  const told = JSON.parse(openText(personId, key, 'merges', kind, sealed)) as Remembered;
  const identity = told.columns.identity as unknown as string | null;
  return {
    ...told,
    columns: { ...told.columns, identity: identity === null ? null : Buffer.from(identity, 'base64') },
  };
}

/** Why two persons were joined, and why that was undone; each may be missing. */
export type Reasons = { joined?: string; undone?: string };

export function sealReasons(personId: string, key: Buffer, reasons: Reasons): Buffer | null {
  const told = Object.values(reasons).some(Boolean);
  return told ? sealText(personId, key, 'merges', 'reason', JSON.stringify(reasons)) : null;
}

export function openReasons(personId: string, key: Buffer, sealed: Buffer | null): Reasons {
  return sealed ? (JSON.parse(openText(personId, key, 'merges', 'reason', sealed)) as Reasons) : {};
}
