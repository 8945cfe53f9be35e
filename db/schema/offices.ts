import { officeKinds } from '../../lib/office';
import { id, moment, oneOf, primaryKey, table, text, whole } from '../columns';

/** Where a case is handled. `code` opens every case reference of the office. */
export const offices = table('offices', {
  id: id(),
  code: text().notNull().unique(),
  kind: oneOf(officeKinds).notNull(),
  nameId: text().notNull(),
  nameEn: text().notNull(),
  country: text().notNull(),
  /** How many months after closure a case keeps its identity; null: as long as the installation says. */
  retentionMonths: whole(),
  createdAt: moment().notNull(),
});

/** The last number given to a case of an office in a year; numbers are never given twice. */
export const referenceCounters = table(
  'reference_counters',
  {
    officeId: text()
      .notNull()
      .references(() => offices.id),
    year: whole().notNull(),
    last: whole().notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.year] })],
);
