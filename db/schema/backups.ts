import { id, moment, table, text, whole } from '../columns';

/** A backup that was made, and what its restore drill found. `failed` is a code. */
export const backups = table('backups', {
  id: id(),
  file: text().notNull(),
  size: whole().notNull(),
  sha256: text().notNull(),
  auditSeq: whole().notNull(),
  auditHash: text().notNull(),
  madeAt: moment().notNull(),
  provenAt: moment(),
  failed: text(),
});
