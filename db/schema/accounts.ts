import { roles } from '../../lib/actor';
import { locales } from '../../lib/locale';
import { id, index, moment, oneOf, table, text } from '../columns';
import { offices } from './offices';

/** A member of staff. `signInName` is folded to lower case. */
export const users = table('users', {
  id: id(),
  signInName: text().notNull().unique(),
  name: text().notNull(),
  role: oneOf(roles).notNull(),
  officeId: text()
    .notNull()
    .references(() => offices.id),
  passwordHash: text(),
  locale: oneOf(locales),
  createdAt: moment().notNull(),
  disabledAt: moment(),
});

/** A sign-in on one browser. `id` is the SHA-256 of what the cookie carries. */
export const sessions = table(
  'sessions',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    createdAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    idleUntil: moment().notNull(),
    absoluteUntil: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [index('sessions_user').on(t.userId)],
);
