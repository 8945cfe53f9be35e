import { bytes, flag, id, index, moment, table, text } from '../columns';
import { users } from './accounts';
import { cases } from './cases';

/** Emergency access to the case of another office: for a reason (sealed), for three hours, looked at afterwards by a supervisor. */
export const emergencies = table(
  'emergencies',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    reason: bytes().notNull(),
    openedAt: moment().notNull(),
    until: moment().notNull(),
    reviewedBy: text(),
    reviewedAt: moment(),
    justified: flag(),
  },
  (t) => [index('emergencies_user').on(t.userId, t.until), index('emergencies_case').on(t.caseId)],
);

/** A colleague for whom a case does not exist, because of a conflict of interest. The reason is sealed. */
export const caseLocks = table(
  'case_locks',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    reason: bytes(),
    lockedBy: text().notNull(),
    lockedAt: moment().notNull(),
    liftedBy: text(),
    liftedAt: moment(),
  },
  (t) => [index('case_locks_user').on(t.userId, t.caseId), index('case_locks_case').on(t.caseId)],
);
