import { legModes, manifestStates, operationKinds, stayReasons } from '../../lib/operations';
import { codes, withAbsences } from '../../lib/vocabulary';
import { bytes, day, flag, id, index, moment, month, oneOf, table, text, uniqueIndex, whole } from '../columns';
import { cases } from './cases';
import { offices } from './offices';

/** A place where people are held: what staff need to know it again, and nobody else reads. `aliases` is JSON. */
export const compounds = table(
  'compounds',
  {
    id: id(),
    reference: text().notNull().unique(),
    submissionId: text().notNull().unique(),
    name: text().notNull(),
    aliases: text().notNull(),
    town: text().notNull(),
    country: text().notNull(),
    version: whole().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [index('compounds_country').on(t.country)],
);

/** That the person of a case was held in a compound, to the month. What was recorded by mistake is withdrawn. */
export const compoundStays = table(
  'compound_stays',
  {
    id: id(),
    compoundId: text()
      .notNull()
      .references(() => compounds.id),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    from: month(),
    until: month(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [index('compound_stays_compound').on(t.compoundId), index('compound_stays_case').on(t.caseId)],
);

/** Something that happens to many at once. `version` moves on with every change of it, its legs, partners and manifest. */
export const operations = table(
  'operations',
  {
    id: id(),
    reference: text().notNull().unique(),
    /** The form it came from: the same form sent twice makes one operation. */
    submissionId: text().notNull().unique(),
    kind: oneOf(operationKinds).notNull(),
    name: text().notNull(),
    officeId: text()
      .notNull()
      .references(() => offices.id),
    country: text().notNull(),
    compoundId: text().references(() => compounds.id),
    on: day().notNull(),
    plannedPersons: whole().notNull(),
    version: whole().notNull(),
    createdAt: moment().notNull(),
    createdBy: text().notNull(),
    changedAt: moment().notNull(),
    changedBy: text().notNull(),
  },
  (t) => [index('operations_on').on(t.on, t.id), index('operations_compound').on(t.compoundId)],
);

/** One stretch of a way home, in its order. `carrier`: flight number, bus company, ship. */
export const operationLegs = table(
  'operation_legs',
  {
    id: id(),
    operationId: text()
      .notNull()
      .references(() => operations.id),
    position: whole().notNull(),
    mode: oneOf(legModes).notNull(),
    from: text().notNull(),
    to: text().notNull(),
    on: day().notNull(),
    carrier: text(),
  },
  (t) => [uniqueIndex('operation_legs_once').on(t.operationId, t.position)],
);

/** Who works together in it: what kind of body, and its name. */
export const operationPartners = table(
  'operation_partners',
  {
    id: id(),
    operationId: text()
      .notNull()
      .references(() => operations.id),
    kind: oneOf(codes.partner_type).notNull(),
    name: text().notNull(),
  },
  (t) => [index('operation_partners_operation').on(t.operationId)],
);

/**
 * A place on the manifest of an operation: of a case, or of somebody whose identity nobody knows yet, in codes. Where
 * somebody boards without the papers for it, `overrideReason` says why, sealed under the key of the person of the case.
 */
export const manifestRows = table(
  'manifest_rows',
  {
    id: id(),
    operationId: text()
      .notNull()
      .references(() => operations.id),
    position: whole().notNull(),
    caseId: text().references(() => cases.id),
    sex: oneOf(withAbsences('sex')),
    age: whole(),
    homeProvince: text(),
    state: oneOf(manifestStates).notNull(),
    stayReason: oneOf(stayReasons),
    boardedOn: day(),
    arrivedOn: day(),
    overridden: flag().notNull(),
    overrideReason: bytes(),
    changedAt: moment().notNull(),
    changedBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('manifest_rows_position').on(t.operationId, t.position),
    uniqueIndex('manifest_rows_case_once').on(t.operationId, t.caseId),
    index('manifest_rows_case').on(t.caseId),
  ],
);
