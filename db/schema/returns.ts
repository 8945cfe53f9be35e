import { codes } from '../../lib/vocabulary';
import { blockKinds, clearances, milestoneKinds, travelDocuments } from '../../lib/way-home';
import { bytes, day, id, index, moment, oneOf, table, text } from '../columns';
import { cases, returnSteps } from './cases';
import { persons } from './people';

/**
 * One milestone of a case on its way home, with its day. Never changed; what was recorded by mistake is withdrawn, and the
 * step of the return status that it had set goes with it.
 */
export const returnMilestones = table(
  'return_milestones',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The record under whose key the number is sealed. */
    personId: text()
      .notNull()
      .references(() => persons.id),
    kind: oneOf(milestoneKinds).notNull(),
    on: day().notNull(),
    /** By whom: who verified, issued, settled or received. */
    body: oneOf(codes.partner_type),
    document: oneOf(travelDocuments),
    /** Sealed: the number of the travel document. */
    number: bytes(),
    validUntil: day(),
    clearance: oneOf(clearances),
    /** Of a booking: the day it is for. */
    leavesOn: day(),
    /** The number of a flight, such as GA 853. */
    flight: text(),
    /** The step of the return status that it set, where it moved it on. */
    stepId: text().references(() => returnSteps.id),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [index('return_milestones_case').on(t.caseId, t.kind), index('return_milestones_person').on(t.personId)],
);

/** What keeps somebody from going on, from a day until the day it is over (null: still). */
export const returnBlocks = table(
  'return_blocks',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    personId: text()
      .notNull()
      .references(() => persons.id),
    kind: oneOf(blockKinds).notNull(),
    from: day().notNull(),
    until: day(),
    note: bytes(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    endedAt: moment(),
    endedBy: text(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [index('return_blocks_case').on(t.caseId, t.until), index('return_blocks_person').on(t.personId)],
);
