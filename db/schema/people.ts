import { codes, withAbsences } from '../../lib/vocabulary';
import { bytes, id, index, moment, month, oneOf, table, text, uniqueIndex, whole } from '../columns';

export const identifierKinds = ['nik', 'passport', 'phone'] as const;

/**
 * A human being, as one file knows them. `identity` is sealed JSON under a key of the record's own; the other columns are
 * coded facts that counting needs, none smaller than a province or a year. Where two records turn out to be of one
 * person, the later points at the earlier (`sameAs`), which then speaks for both; neither is emptied, so that the
 * joining can be undone.
 */
export const persons = table(
  'persons',
  {
    id: id(),
    sex: oneOf(withAbsences('sex')),
    birthYear: whole(),
    birthPrecision: oneOf(['year', 'estimated']),
    homeProvince: text(),
    citizenship: text(),
    maritalStatus: oneOf(withAbsences('marital_status')),
    educationLevel: oneOf(withAbsences('education_level')),
    identity: bytes(),
    keyVersion: whole().notNull(),
    /** The record that speaks for the same person. Never one that points on; null where this record speaks itself. */
    sameAs: text(),
    /** The audit sequence of the last change of identity: the name index reads what is newer than it knows. */
    identitySeq: whole().notNull(),
    createdAt: moment().notNull(),
    /** Asked us to stop using their data: kept, and neither shown, shared nor exported. */
    useStoppedAt: moment(),
    /** When the person's key was destroyed. What was sealed under it is gone everywhere; the counts stay. */
    erasedAt: moment(),
    /** When the office was told that the identity will go because its time of keeping is over. */
    retentionAnnouncedAt: moment(),
  },
  (t) => [index('persons_identity_seq').on(t.identitySeq), index('persons_same_as').on(t.sameAs)],
);

/** Keyed fingerprints of NIK, passport and phone: found when equal, readable by nobody. */
export const fingerprints = table(
  'fingerprints',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    kind: oneOf(identifierKinds).notNull(),
    fingerprint: text().notNull(),
  },
  (t) => [
    uniqueIndex('fingerprints_once').on(t.kind, t.fingerprint, t.personId),
    index('fingerprints_person').on(t.personId),
  ],
);

/** One stretch of exploitation of one person. `destination` is the country of the figures. */
export const episodes = table(
  'episodes',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    destination: text().notNull(),
    currentCountry: text(),
    recruiterRelationship: oneOf(withAbsences('recruiter_relationship')),
    offeredJob: oneOf(withAbsences('offered_job')),
    departureProcedure: oneOf(withAbsences('departure_procedure')),
    recruitedOn: month(),
    industry: oneOf(withAbsences('exploitation_industry')),
    startedOn: month(),
    endedOn: month(),
    exitManner: oneOf(withAbsences('exit_manner')),
    immigrationStatus: oneOf(withAbsences('immigration_status')),
    travelDocument: oneOf(withAbsences('travel_document_status')),
    /** Sealed: the compound or address, in words. */
    place: bytes(),
    /** Sealed: what happened, in the person's words. */
    account: bytes(),
    /** The episode that another office told of the same stretch of exploitation. Never one that points on. */
    sameAs: text(),
    createdAt: moment().notNull(),
  },
  (t) => [
    index('episodes_person').on(t.personId),
    index('episodes_destination').on(t.destination),
    index('episodes_same_as').on(t.sameAs),
  ],
);

/**
 * The answers to questions that take several. `code` is of `list`, or one absence code that stands alone: why nothing
 * is known. No row at all means not asked.
 */
export const episodeAnswers = table(
  'episode_answers',
  {
    id: id(),
    episodeId: text()
      .notNull()
      .references(() => episodes.id),
    list: text().notNull(),
    code: text().notNull(),
    state: oneOf(codes.indicator_state).notNull(),
  },
  (t) => [uniqueIndex('episode_answers_once').on(t.episodeId, t.list, t.code)],
);
