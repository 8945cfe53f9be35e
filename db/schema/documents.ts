import { documentFormats, documentKinds } from '../../lib/document';
import { bytes, day, id, index, moment, oneOf, table, text, whole } from '../columns';
import { cases } from './cases';
import { persons } from './people';

/**
 * A document of a case. Title, bytes and preview are sealed under the person's key; one that was removed keeps its row
 * and why, and nothing of what it held.
 */
export const documents = table(
  'documents',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    personId: text()
      .notNull()
      .references(() => persons.id),
    kind: oneOf(documentKinds).notNull(),
    on: day().notNull(),
    format: oneOf(documentFormats).notNull(),
    /** Bytes as they are handed out. */
    size: whole().notNull(),
    addedAt: moment().notNull(),
    addedBy: text().notNull(),
    removedAt: moment(),
    removedBy: text(),
    /** Why it was removed, sealed. */
    reason: bytes(),
    title: bytes(),
    preview: bytes(),
    content: bytes(),
  },
  (t) => [index('documents_case').on(t.caseId, t.on), index('documents_person').on(t.personId)],
);
