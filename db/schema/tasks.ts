import { taskEnds, taskKinds } from '../../lib/task';
import { bytes, day, id, index, moment, oneOf, table, text, whole } from '../columns';
import { users } from './accounts';
import { cases } from './cases';
import { persons } from './people';

/**
 * Something to be done in a case by a day. Whose it is and by when may change, under its version; it ends, and stays. The
 * words are sealed: the list of a day tells the kind alone.
 */
export const tasks = table(
  'tasks',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The record under whose key the words are sealed. */
    personId: text()
      .notNull()
      .references(() => persons.id),
    kind: oneOf(taskKinds).notNull(),
    words: bytes(),
    due: day().notNull(),
    assignedTo: text().references(() => users.id),
    version: whole().notNull(),
    createdAt: moment().notNull(),
    createdBy: text().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
    ended: oneOf(taskEnds),
    endedAt: moment(),
    endedBy: text(),
  },
  (t) => [
    index('tasks_case').on(t.caseId, t.due),
    index('tasks_person').on(t.personId),
    index('tasks_assigned').on(t.assignedTo, t.ended, t.due, t.id),
    index('tasks_due').on(t.ended, t.due, t.id),
  ],
);
