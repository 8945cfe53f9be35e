import { codes, withAbsences } from '../../lib/vocabulary';
import { bytes, day, id, index, moment, oneOf, primaryKey, table, text, whole } from '../columns';
import { users } from './accounts';
import { offices } from './offices';
import { episodes, persons } from './people';

const yesNo = withAbsences('indicator_state');

/** An office's work on one episode. Status, return status and arrival follow from the dated steps beside it. */
export const cases = table(
  'cases',
  {
    id: id(),
    reference: text().notNull().unique(),
    /** The form it came from: the same form sent twice makes one case. */
    submissionId: text().notNull().unique(),
    officeId: text()
      .notNull()
      .references(() => offices.id),
    personId: text()
      .notNull()
      .references(() => persons.id),
    episodeId: text()
      .notNull()
      .references(() => episodes.id),
    assignedTo: text().references(() => users.id),
    status: oneOf(codes.case_status).notNull(),
    handledOn: day().notNull(),
    closedOn: day(),
    closureReason: oneOf(codes.case_closure_reason),
    intakeChannel: oneOf(withAbsences('intake_channel')),
    inDanger: oneOf(yesNo),
    safeToContact: oneOf(yesNo),
    wantsReturn: oneOf(yesNo),
    returnStatus: oneOf(codes.repatriation_status).notNull(),
    /** The first day in Indonesia: what places a person in the figures of the repatriated. */
    returnedOn: day(),
    returnMode: oneOf(withAbsences('repatriation_mode')),
    returnBasis: oneOf(withAbsences('repatriation_basis')),
    returnFunding: oneOf(withAbsences('repatriation_funding')),
    retrafficking: oneOf(withAbsences('retrafficking')),
    /** The reference of an earlier case of the same person, as told by staff. */
    earlierReference: text(),
    /** Sealed: notes of the office about the person. */
    notes: bytes(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    index('cases_handled').on(t.handledOn, t.id),
    index('cases_office').on(t.officeId, t.handledOn, t.id),
    index('cases_updated').on(t.updatedAt, t.id),
    index('cases_assigned').on(t.assignedTo, t.status),
    index('cases_returned').on(t.returnedOn),
    index('cases_on_the_way').on(t.returnStatus, t.status, t.officeId),
    index('cases_person').on(t.personId),
    index('cases_episode').on(t.episodeId),
  ],
);

/**
 * The status of a case from day `on` until the day before `until` (null: still). A figure as of a day reads the step
 * in force that day.
 */
export const statusSteps = table(
  'case_status_steps',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    position: whole().notNull(),
    status: oneOf(codes.case_status).notNull(),
    closureReason: oneOf(codes.case_closure_reason),
    on: day().notNull(),
    until: day(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index('case_status_steps_case').on(t.caseId, t.position)],
);

/** The way home, step by step, in the same manner. */
export const returnSteps = table(
  'return_steps',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    position: whole().notNull(),
    status: oneOf(codes.repatriation_status).notNull(),
    on: day().notNull(),
    until: day(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index('return_steps_case').on(t.caseId, t.position)],
);

/** How often a section of a record has been saved, and by whom last. No row: not since it was opened. */
export const sectionVersions = table(
  'section_versions',
  {
    recordId: text().notNull(),
    section: text().notNull(),
    version: whole().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.recordId, t.section] })],
);

/**
 * A half-filled form. `id` becomes the submission, `personId` the person, whose key already seals the content.
 * Nobody but `userId` reads it.
 */
export const drafts = table(
  'drafts',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    personId: text().notNull(),
    content: bytes().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [index('drafts_user').on(t.userId, t.updatedAt)],
);
