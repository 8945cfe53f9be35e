import { codes } from '../../lib/vocabulary';
import { bytes, day, id, index, moment, oneOf, table, text, whole } from '../columns';
import { cases } from './cases';
import { offices } from './offices';
import { persons } from './people';

/**
 * Partners an administrator added or corrected. Those that come with the app and are right as they are have no row; a row
 * with the code of one of them stands in its place.
 */
export const partners = table('partners', {
  code: id(),
  kind: oneOf(codes.partner_type).notNull(),
  nameId: text().notNull(),
  nameEn: text().notNull(),
  city: text(),
  country: text(),
  /** Nobody is referred to it any more. */
  closedAt: moment(),
  changedBy: text().notNull(),
  changedAt: moment().notNull(),
});

/** `office` and `partner` share sections of a case with somebody; a `notice` tells coded facts and no identity. */
const referralKinds = ['office', 'partner', 'notice'] as const;
const referralStates = ['asked', 'accepted', 'declined', 'revoked', 'done'] as const;

/** A case referred to another office or an outside partner, for a reason, with some of its sections, until a day. */
export const referrals = table(
  'referrals',
  {
    id: id(),
    kind: oneOf(referralKinds).notNull(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The record under whose key the words are sealed. */
    personId: text()
      .notNull()
      .references(() => persons.id),
    toOfficeId: text().references(() => offices.id),
    /** The code of a partner; it may be one that comes with the app and has no row. */
    partner: text(),
    reason: oneOf(codes.referral_reason).notNull(),
    /** The sections that are shared, JSON; none in a notice. */
    sections: text().notNull(),
    /** Of a notice: the coded facts that were told, JSON. */
    facts: text(),
    /** Sealed: what is asked of the receiver. */
    words: bytes(),
    until: day().notNull(),
    state: oneOf(referralStates).notNull(),
    askedBy: text().notNull(),
    askedAt: moment().notNull(),
    /** Who accepted or declined it, and when. */
    answeredBy: text(),
    answeredAt: moment(),
    /** Who revoked it or said that it was done, and when. */
    endedBy: text(),
    endedAt: moment(),
    /** Sealed: why it was declined, or what came of it. */
    outcome: bytes(),
  },
  (t) => [
    index('referrals_case').on(t.caseId, t.askedAt),
    index('referrals_office').on(t.toOfficeId, t.state),
    index('referrals_person').on(t.personId),
  ],
);

/**
 * What an outside partner fetches: sealed under a passphrase the app keeps nowhere, and that once more under the person's
 * key. `content` is emptied when it is over: opened no more, revoked or erased.
 */
export const referralPackages = table(
  'referral_packages',
  {
    id: id(),
    referralId: text()
      .notNull()
      .references(() => referrals.id),
    personId: text()
      .notNull()
      .references(() => persons.id),
    /** SHA-256 of what its address ends with. */
    tokenHash: text().notNull().unique(),
    content: bytes(),
    until: moment().notNull(),
    madeBy: text().notNull(),
    madeAt: moment().notNull(),
    /** How often it was opened, and how often a wrong passphrase was tried. */
    opened: whole().notNull(),
    refused: whole().notNull(),
    openedAt: moment(),
    goneAt: moment(),
  },
  (t) => [
    index('referral_packages_referral').on(t.referralId),
    index('referral_packages_until').on(t.until),
    index('referral_packages_person').on(t.personId),
  ],
);

const transferStates = ['asked', 'taken', 'declined', 'withdrawn'] as const;

/** A whole case that one office asks another to take. */
export const caseTransfers = table(
  'case_transfers',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    personId: text()
      .notNull()
      .references(() => persons.id),
    fromOfficeId: text()
      .notNull()
      .references(() => offices.id),
    toOfficeId: text()
      .notNull()
      .references(() => offices.id),
    reason: oneOf(codes.referral_reason).notNull(),
    /** Sealed: what the other office should know before it takes the case. */
    words: bytes(),
    state: oneOf(transferStates).notNull(),
    askedBy: text().notNull(),
    askedAt: moment().notNull(),
    answeredBy: text(),
    answeredAt: moment(),
  },
  (t) => [
    index('case_transfers_case').on(t.caseId, t.askedAt),
    index('case_transfers_office').on(t.toOfficeId, t.state),
    index('case_transfers_person').on(t.personId),
  ],
);
