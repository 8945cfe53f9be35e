import { bytes, id, index, moment, oneOf, table, text } from '../columns';

/** An act that needs a second person: who asked, who decided. `details` is JSON of codes and ids; `reason` is sealed. */
export const approvals = table(
  'approvals',
  {
    id: id(),
    kind: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    details: text().notNull(),
    reason: bytes(),
    requestedBy: text().notNull(),
    requestedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    decision: oneOf(['approved', 'declined', 'withdrawn']),
    decidedBy: text(),
    decidedAt: moment(),
  },
  (t) => [
    index('approvals_open').on(t.decision, t.requestedAt),
    index('approvals_subject').on(t.subjectKind, t.subjectId),
  ],
);

/** Something a colleague should know, said inside the app. `details` is JSON of references and codes, never a name of a victim. */
export const notices = table(
  'notices',
  {
    id: id(),
    userId: text().notNull(),
    kind: text().notNull(),
    details: text().notNull(),
    createdAt: moment().notNull(),
    readAt: moment(),
  },
  (t) => [index('notices_user').on(t.userId, t.createdAt)],
);

/** What an administrator has set for the whole installation. `value` is JSON. */
export const settings = table('settings', {
  id: id(),
  value: text().notNull(),
  changedBy: text().notNull(),
  changedAt: moment().notNull(),
});
