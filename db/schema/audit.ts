import { id, index, moment, table, text, whole } from '../columns';

/** What happened, in order, without gaps. Triggers forbid update and delete. `details` is JSON without personal data. */
export const auditEntries = table(
  'audit_entries',
  {
    seq: whole().primaryKey(),
    at: moment().notNull(),
    actorKind: text().notNull(),
    actorId: text().notNull(),
    act: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    details: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  // Each way of looking into the audit, newest first, follows an index: the table only grows.
  (t) => [
    index('audit_subject').on(t.subjectKind, t.subjectId, t.seq),
    index('audit_actor').on(t.actorId, t.seq),
    index('audit_act').on(t.act, t.seq),
  ],
);

/** One row: the end of the chain. Taking it first lets changes follow one another on both engines. */
export const auditHead = table('audit_head', {
  id: id(),
  seq: whole().notNull(),
  hash: text().notNull(),
});

/** The end of the chain as it was at a moment, signed (Ed25519): copies of it leave the machine. */
export const auditCheckpoints = table('audit_checkpoints', {
  seq: whole().primaryKey(),
  hash: text().notNull(),
  at: moment().notNull(),
  keyId: text().notNull(),
  signature: text().notNull(),
});
