import { day, id, index, moment, oneOf, table, text, uniqueIndex, whole } from '../columns';
import { users } from './accounts';

/** A figure an analyst has put together and named. `question` is JSON (`features/figures/input.ts`), a sum or difference of others included. */
export const definitions = table(
  'definitions',
  {
    id: id(),
    nameId: text().notNull(),
    nameEn: text().notNull(),
    note: text(),
    question: text().notNull(),
    ownerId: text()
      .notNull()
      .references(() => users.id),
    version: whole().notNull(),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
    sharedAt: moment(),
    withdrawnAt: moment(),
  },
  (t) => [index('definitions_owner').on(t.ownerId)],
);

/** Something that happened in the world, shown on the series by month. `country`: null where it concerns all. */
export const worldEvents = table(
  'world_events',
  {
    id: id(),
    on: day().notNull(),
    country: text(),
    nameId: text().notNull(),
    nameEn: text().notNull(),
    source: text(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [index('world_events_on').on(t.on)],
);

/**
 * A number somebody else printed, added by staff; the 35 that come with the app are `lib/domain/reference-figures.csv`,
 * whose columns these are. `question` is ours under the nearest definition, JSON.
 */
export const publishedFigures = table(
  'published_figures',
  {
    id: id(),
    code: text().notNull(),
    metric: text().notNull(),
    unit: text().notNull(),
    population: text(),
    country: text(),
    region: text(),
    geographyBasis: text(),
    periodStart: day(),
    periodEnd: day(),
    asOf: day(),
    comparator: oneOf(['eq', 'approx', 'gt', 'nearly', 'some']).notNull(),
    value: whole(),
    quote: text(),
    sumsInto: text(),
    conflictsWith: text(),
    authority: text().notNull(),
    source: text().notNull(),
    sourceDate: text(),
    note: text(),
    question: text(),
    recordedAt: moment().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: moment(),
    withdrawnBy: text(),
  },
  (t) => [uniqueIndex('published_figures_code').on(t.code)],
);

/** Why ours differs from a published figure, signed by somebody; with the numbers it was signed on. The newest counts. */
export const publishedExplanations = table(
  'published_explanations',
  {
    id: id(),
    code: text().notNull(),
    text: text().notNull(),
    ours: whole(),
    published: whole(),
    signedBy: text()
      .notNull()
      .references(() => users.id),
    signedAt: moment().notNull(),
  },
  (t) => [index('published_explanations_code').on(t.code, t.signedAt)],
);

/** A rise that is unusual against its own history, found once for each month. Numbers in `details`, JSON. */
export const alerts = table(
  'alerts',
  {
    id: id(),
    dimension: text().notNull(),
    code: text().notNull(),
    month: text().notNull(),
    details: text().notNull(),
    foundAt: moment().notNull(),
    seenBy: text(),
    seenAt: moment(),
  },
  (t) => [uniqueIndex('alerts_once').on(t.dimension, t.code, t.month)],
);
