import { codes } from '../../lib/vocabulary';
import { bytes, day, id, index, moment, oneOf, table, text, whole } from '../columns';
import { persons } from './people';

/** What a person agreed to, scope by scope. Never changed: the newest entry of a scope is the one in force. */
export const consents = table(
  'consents',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    scope: oneOf(codes.consent_scope).notNull(),
    state: oneOf(codes.consent_state).notNull(),
    /** The day it was said. */
    on: day().notNull(),
    /** The language it was explained in. */
    language: text(),
    proof: oneOf(['signed', 'recorded', 'witnessed', 'spoken']),
    /** Sealed: what for, and where the proof lies. */
    purpose: bytes(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index('consents_person').on(t.personId, t.recordedAt)],
);

/** A way to reach a person. `value` and `terms` (when, by whom, what must never be said) are sealed. */
export const contactPoints = table(
  'contact_points',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    kind: oneOf(['phone', 'messaging', 'email', 'address', 'through_somebody']).notNull(),
    value: bytes().notNull(),
    terms: bytes(),
    safety: oneOf(['safe', 'unsafe', 'unknown']).notNull(),
    version: whole().notNull(),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
    changedBy: text().notNull(),
    removedAt: moment(),
  },
  (t) => [index('contact_points_person').on(t.personId)],
);

/** A person asks for their rights under the data-protection law: done within three days. `receipt` is JSON without a name. */
export const rightsRequests = table(
  'rights_requests',
  {
    id: id(),
    personId: text().notNull(),
    /** The case through which staff of an office meet the request. */
    reference: text().notNull(),
    kind: oneOf(['access', 'correction', 'stop', 'resume', 'erasure']).notNull(),
    note: bytes(),
    requestedAt: moment().notNull(),
    requestedBy: text().notNull(),
    dueAt: moment().notNull(),
    doneAt: moment(),
    doneBy: text(),
    refusedAt: moment(),
    receipt: text(),
  },
  (t) => [index('rights_requests_person').on(t.personId), index('rights_requests_due').on(t.doneAt, t.dueAt)],
);

/** What was corrected: before, after and why, sealed under the person's key. */
export const corrections = table(
  'corrections',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    field: text().notNull(),
    before: bytes(),
    after: bytes(),
    reason: bytes(),
    at: moment().notNull(),
    by: text().notNull(),
  },
  (t) => [index('corrections_person').on(t.personId, t.at)],
);
