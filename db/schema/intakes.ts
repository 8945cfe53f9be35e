import { bytes, id, index, moment, oneOf, primaryKey, table, text, whole } from '../columns';
import { users } from './accounts';
import { cases } from './cases';
import { offices } from './offices';

/** `ready`: to be written. `logged`: a case. `waiting`: to be decided later. `taken`: into a colleague's draft. `left`: out. */
export const intakeRowStates = ['ready', 'logged', 'waiting', 'taken', 'left'] as const;

/** A list of people that somebody has confirmed to be taken in. Undone, it is gone, and the audit tells that it was. */
export const intakes = table(
  'intakes',
  {
    id: id(),
    officeId: text()
      .notNull()
      .references(() => offices.id),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: moment().notNull(),
    /** When rows of it were written last: one that still has rows to write and stands still was interrupted. */
    writtenAt: moment().notNull(),
  },
  (t) => [index('intakes_office').on(t.officeId, t.createdAt)],
);

/**
 * A row of such a list. `id` becomes the submission of its case, `personId` its person, whose key already seals the
 * content; of a row that was left out it is whom it was taken for. `fingerprint` (keyed, of the office) recognises the
 * same row when it comes again.
 */
export const intakeRows = table(
  'intake_rows',
  {
    id: id(),
    intakeId: text()
      .notNull()
      .references(() => intakes.id),
    /** Its place in the list, as the spreadsheet counts. */
    number: whole().notNull(),
    state: oneOf(intakeRowStates).notNull(),
    /** Why a row waits that was to be written. */
    held: oneOf(['changed', 'not-possible']),
    personId: text(),
    caseId: text().references(() => cases.id),
    fingerprint: text().notNull(),
    /** Sealed: what was told, and what is to be done with it; nothing once it is a case. */
    content: bytes(),
  },
  (t) => [
    index('intake_rows_intake').on(t.intakeId, t.state, t.number),
    index('intake_rows_fingerprint').on(t.fingerprint),
    index('intake_rows_person').on(t.personId),
    index('intake_rows_case').on(t.caseId),
  ],
);

/** What an office's columns hold, by the keyed fingerprint of their heading: a heading may be anything somebody typed. */
export const intakeHeadings = table(
  'intake_headings',
  {
    officeId: text()
      .notNull()
      .references(() => offices.id),
    heading: text().notNull(),
    field: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.heading] })],
);
