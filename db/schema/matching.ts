import { codes } from '../../lib/vocabulary';
import { bytes, day, id, index, moment, oneOf, table, text, uniqueIndex, whole } from '../columns';
import { episodes, persons } from './people';

export const findingStates = ['suspected', 'retrafficked', 'went_back', 'rejected'] as const;

/**
 * Two records that became one person. `keptId` speaks since then; `moved` are the records that point at it because of
 * this joining (JSON, ids). What the kept record said before and after, sealed under its key, is what undoing goes by.
 */
export const merges = table(
  'merges',
  {
    id: id(),
    keptId: text()
      .notNull()
      .references(() => persons.id),
    joinedId: text()
      .notNull()
      .references(() => persons.id),
    moved: text().notNull(),
    /** Episodes that were joined with it, JSON: `[{ kept, joined }]`, ids. */
    episodes: text().notNull(),
    basis: oneOf(codes.identity_match_basis),
    /** Sealed JSON: identity and coded facts of the kept record, before and as chosen. */
    before: bytes(),
    after: bytes(),
    reason: bytes(),
    mergedAt: moment().notNull(),
    mergedBy: text().notNull(),
    undoneAt: moment(),
    undoneBy: text(),
  },
  (t) => [index('merges_kept').on(t.keptId), index('merges_joined').on(t.joinedId)],
);

/**
 * Two records that may be of one person, each pair once (`oneId` < `otherId`). `evidence` is the comparison in codes,
 * without a word of either and without weights, which tell how rare a name is; a decision keeps the evidence it was made on, and other evidence opens the pair again.
 */
export const personPairs = table(
  'person_pairs',
  {
    id: id(),
    oneId: text()
      .notNull()
      .references(() => persons.id),
    otherId: text()
      .notNull()
      .references(() => persons.id),
    state: oneOf(['open', 'asked', 'different', 'same']).notNull(),
    outcome: oneOf(['same', 'doubtful', 'different']).notNull(),
    /** Hundredths of a bit, of whole bits. */
    score: whole().notNull(),
    evidence: text().notNull(),
    foundAt: moment().notNull(),
    askedBy: text(),
    askedAt: moment(),
    decidedBy: text(),
    decidedAt: moment(),
    /** What the decision was made on. */
    decidedEvidence: text(),
    /** Sealed under the key of `oneId`. */
    reason: bytes(),
    reopenedAt: moment(),
  },
  (t) => [
    uniqueIndex('person_pairs_once').on(t.oneId, t.otherId),
    index('person_pairs_other').on(t.otherId),
    index('person_pairs_state').on(t.state, t.score, t.id),
  ],
);

/**
 * Whether a later episode is re-trafficking, step by step like the status of a case: in force from day `on` until the
 * day before `until`. Episodes are those that speak (`episodes.sameAs` is null).
 */
export const retraffickingFindings = table(
  'retrafficking_findings',
  {
    id: id(),
    earlierId: text()
      .notNull()
      .references(() => episodes.id),
    laterId: text()
      .notNull()
      .references(() => episodes.id),
    state: oneOf(findingStates).notNull(),
    on: day().notNull(),
    until: day(),
    /** Sealed under the key of the later episode's record. */
    reason: bytes(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [
    index('retrafficking_findings_later').on(t.laterId, t.recordedAt),
    index('retrafficking_findings_earlier').on(t.earlierId),
  ],
);
