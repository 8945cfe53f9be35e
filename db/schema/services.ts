import { codes } from '../../lib/vocabulary';
import { bytes, day, id, index, moment, oneOf, table, text, whole } from '../columns';
import { cases } from './cases';
import { persons } from './people';

/**
 * A service somebody in a case needs, and what became of it. It changes under its version; what was recorded by mistake is
 * withdrawn. What it is about in words is sealed.
 */
export const services = table(
  'services',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The record under whose key the note is sealed. */
    personId: text()
      .notNull()
      .references(() => persons.id),
    type: oneOf(codes.service_type).notNull(),
    state: oneOf(codes.service_state).notNull(),
    neededOn: day().notNull(),
    /** Since when it is in its state. */
    on: day().notNull(),
    /** The code of the partner who provides it; null: the office itself, or nobody yet. */
    partner: text(),
    /** Of one that is provided: its last day. */
    until: day(),
    /** By when something has to happen next. */
    nextOn: day(),
    /** Sealed: what came of it, and what has to happen next. */
    note: bytes(),
    version: whole().notNull(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    changedAt: moment().notNull(),
    changedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [
    index('services_case').on(t.caseId, t.neededOn),
    index('services_person').on(t.personId),
    index('services_open').on(t.state, t.neededOn, t.id),
  ],
);

/**
 * What somebody is in the criminal proceedings of a country, and how far these are, from a day on: beside how bodies see
 * the victim status, for a victim may be a suspect abroad. Never changed; what was recorded by mistake is withdrawn, and
 * erasing deletes all of it.
 */
export const proceedings = table(
  'proceedings',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    country: text().notNull(),
    role: oneOf(codes.procedural_role).notNull(),
    status: oneOf(codes.justice_status).notNull(),
    on: day().notNull(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [index('proceedings_case').on(t.caseId, t.on)],
);
