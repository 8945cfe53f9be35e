import { createHash } from 'node:crypto';

/** An entry of the audit without its seal. */
export type Link = {
  seq: number;
  at: Date;
  actorKind: string;
  actorId: string;
  act: string;
  subjectKind: string;
  subjectId: string;
  details: string;
  previousHash: string;
};

/** An entry with its seal: the hash over all of it and over the seal of the entry before. */
export type SealedLink = Link & { hash: string };

export function hashOf(link: Link): string {
  const { seq, at, actorKind, actorId, act, subjectKind, subjectId, details, previousHash } = link;
  const text = JSON.stringify([
    seq,
    at.getTime(),
    actorKind,
    actorId,
    act,
    subjectKind,
    subjectId,
    details,
    previousHash,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** Whether an entry is what was sealed, and stands right after the one before it. */
export function follows(link: SealedLink, before: { seq: number; hash: string }): boolean {
  return link.seq === before.seq + 1 && link.previousHash === before.hash && hashOf(link) === link.hash;
}
