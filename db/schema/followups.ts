import { followUpOutcomes, noteKinds } from '../../lib/follow-up';
import { bytes, day, id, index, moment, oneOf, table, text, whole } from '../columns';
import { cases } from './cases';
import { offices } from './offices';
import { persons } from './people';

/** How often an office asks after somebody who came home: months after the return, JSON. `since`: returns from that day. */
export const followUpSchedules = table('follow_up_schedules', {
  officeId: text()
    .primaryKey()
    .references(() => offices.id),
  months: text().notNull(),
  since: day().notNull(),
  changedBy: text().notNull(),
  changedAt: moment().notNull(),
});

/** One attempt to ask after somebody. `month` is the one of the schedule that it answers; null: beside the schedule. */
export const followUps = table(
  'follow_ups',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The record under whose key the note is sealed. */
    personId: text()
      .notNull()
      .references(() => persons.id),
    month: whole(),
    on: day().notNull(),
    outcome: oneOf(followUpOutcomes).notNull(),
    note: bytes(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index('follow_ups_case').on(t.caseId, t.on), index('follow_ups_person').on(t.personId)],
);

/** A dated note in a file. Never changed; what was wrong is said in another. */
export const caseNotes = table(
  'case_notes',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    personId: text()
      .notNull()
      .references(() => persons.id),
    /** Null: written before notes had kinds. */
    kind: oneOf(noteKinds),
    on: day().notNull(),
    text: bytes().notNull(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index('case_notes_case').on(t.caseId, t.on), index('case_notes_person').on(t.personId)],
);
