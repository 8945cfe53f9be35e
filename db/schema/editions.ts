import { bytes, flag, id, moment, oneOf, table, text, uniqueIndex, whole } from '../columns';
import { users } from './accounts';
import { offices } from './offices';

export const editionStates = ['draft', 'reviewed', 'issued', 'withdrawn'] as const;

/**
 * A monthly report as it was issued: frozen, numbered, never changed. `scope` is `all`, or the office it speaks of.
 * `number` counts the editions of a month; a later one revises `revises`.
 * `content` is JSON: every number with its definition, the paragraphs in both languages, the template.
 */
export const editions = table(
  'editions',
  {
    id: id(),
    month: text().notNull(),
    scope: text().notNull(),
    number: whole().notNull(),
    state: oneOf(editionStates).notNull(),
    revises: text(),
    content: text().notNull(),
    version: whole().notNull(),
    draftedBy: text().notNull(),
    draftedAt: moment().notNull(),
    reviewedBy: text(),
    reviewedAt: moment(),
    issuedBy: text(),
    issuedAt: moment(),
    /** What had been recorded when it was counted: the audit sequence. */
    knownAt: whole().notNull(),
    /** The audit checkpoint it was issued under, as printed on it. */
    checkpoint: text(),
    withdrawnBy: text(),
    withdrawnAt: moment(),
  },
  (t) => [uniqueIndex('editions_number').on(t.month, t.scope, t.number)],
);

/** A file of an issued edition, byte for byte. */
export const editionFiles = table(
  'edition_files',
  {
    id: id(),
    editionId: text()
      .notNull()
      .references(() => editions.id),
    format: text().notNull(),
    language: text().notNull(),
    content: bytes().notNull(),
    sha256: text().notNull(),
  },
  (t) => [uniqueIndex('edition_files_once').on(t.editionId, t.format, t.language)],
);

/** Which sections a report has and in which order (JSON), and on which day of the month a draft is made. */
export const reportTemplates = table('report_templates', {
  officeId: text()
    .primaryKey()
    .references(() => offices.id),
  sections: text().notNull(),
  draftDay: whole(),
  version: whole().notNull(),
  changedBy: text()
    .notNull()
    .references(() => users.id),
  changedAt: moment().notNull(),
});

/**
 * A safe release: what left the house, for the public or for partners. `content` is JSON: every published number and the
 * months frozen by it; `proof` what the checker found.
 */
export const releases = table(
  'releases',
  {
    id: id(),
    kind: oneOf(['public', 'partner']).notNull(),
    /** The last month in it. */
    month: text().notNull(),
    number: whole().notNull(),
    state: oneOf(['draft', 'released', 'declined']).notNull(),
    content: text().notNull(),
    proof: text().notNull(),
    synthetic: flag().notNull(),
    knownAt: whole().notNull(),
    madeBy: text().notNull(),
    madeAt: moment().notNull(),
    decidedBy: text(),
    decidedAt: moment(),
  },
  (t) => [uniqueIndex('releases_number').on(t.kind, t.month, t.number)],
);

export const releaseFiles = table(
  'release_files',
  {
    id: id(),
    releaseId: text()
      .notNull()
      .references(() => releases.id),
    name: text().notNull(),
    content: bytes().notNull(),
    sha256: text().notNull(),
  },
  (t) => [uniqueIndex('release_files_once').on(t.releaseId, t.name)],
);
