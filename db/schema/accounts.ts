import { roles } from '../../lib/actor';
import { locales } from '../../lib/locale';
import { bytes, id, index, moment, oneOf, table, text, whole } from '../columns';
import { offices } from './offices';

/** A member of staff. `signInName` is folded to lower case. Without a password nobody can sign in: invited, not yet come. */
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
    /** When the second factor was shown; until then the session opens nothing but the page that asks for it. */
    secondFactorAt: moment(),
    /** The browser in a few words, such as `Firefox · Windows`, for its owner to tell sessions apart. */
    browser: text(),
    /** What a passkey has to sign next; taken away once it was. */
    challenge: text(),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

/** A link that lets somebody choose a password, once: to join, or after a reset. `id` is the SHA-256 of what the link carries. */
export const invitations = table(
  'invitations',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    purpose: oneOf(['join', 'reset']).notNull(),
    createdBy: text().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    revokedAt: moment(),
  },
  (t) => [index('invitations_user').on(t.userId)],
);

/** The secret of an authenticator app, sealed. `lastStep` is the time step of the last code taken: each code counts once. */
export const totpSecrets = table('totp_secrets', {
  userId: text()
    .primaryKey()
    .references(() => users.id),
  secret: bytes().notNull(),
  lastStep: whole().notNull(),
  createdAt: moment().notNull(),
  confirmedAt: moment(),
});

/** Ten codes for the day the telephone is lost, each for one use. Only hashes are kept. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    hash: text().notNull(),
    createdAt: moment().notNull(),
    usedAt: moment(),
  },
  (t) => [index('recovery_codes_user').on(t.userId)],
);

/** A passkey as second factor. `id` is the credential's own, base64url. */
export const passkeys = table(
  'passkeys',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    publicKey: bytes().notNull(),
    counter: whole().notNull(),
    transports: text(),
    name: text().notNull(),
    createdAt: moment().notNull(),
    lastUsedAt: moment(),
  },
  (t) => [index('passkeys_user').on(t.userId)],
);

/** A browser somebody has signed in on with both factors: guessing elsewhere does not lock them out here. `id` is a SHA-256. */
export const knownDevices = table(
  'known_devices',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    createdAt: moment().notNull(),
    lastUsedAt: moment().notNull(),
  },
  (t) => [index('known_devices_user').on(t.userId)],
);

/**
 * How often something was guessed wrongly. `id` is a keyed hash of what was guessed at: accounts that do not exist have one
 * too. Answers that are counted by the day have a row for each colleague and day.
 */
export const throttles = table('throttles', {
  id: id(),
  failures: whole().notNull(),
  since: moment().notNull(),
  freeAt: moment().notNull(),
});
