import { codes } from '../../lib/vocabulary';
import { bytes, day, id, index, moment, oneOf, table, text } from '../columns';
import { cases } from './cases';
import { persons } from './people';

/**
 * A named body's dated view of whether somebody is a victim. Bodies disagree: all are kept. A later view of the same kind
 * of body stands in place of its earlier one from its day on. What was recorded by mistake is withdrawn, never changed.
 */
export const determinations = table(
  'determinations',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The record under whose key the reason is sealed. */
    personId: text()
      .notNull()
      .references(() => persons.id),
    status: oneOf(codes.victim_identification).notNull(),
    body: oneOf(codes.partner_type).notNull(),
    on: day().notNull(),
    reason: bytes(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [index('determinations_case').on(t.caseId, t.on), index('determinations_person').on(t.personId)],
);
