import { index, moment, primaryKey, table, text, whole } from '../columns';

/**
 * The coded facts of a case, version by version: what figures are counted from. `facts` is JSON of codes, days and ids
 * (`db/facts.ts`), never a word about anybody. A new version is written in the transaction that changed a fact; `seq` is
 * the audit sequence of that change, so versions are in the order in which they became true. `knownFrom` is when it was
 * known: what is true as of a day is read from the steps inside, what was known on a day from the versions.
 */
export const caseFacts = table(
  'case_facts',
  {
    seq: whole().notNull(),
    caseId: text().notNull(),
    knownFrom: moment().notNull(),
    facts: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seq, t.caseId] }), index('case_facts_case').on(t.caseId, t.seq)],
);

/**
 * What was changed in the running transaction and has no version of its facts yet: filled by triggers, emptied before the
 * transaction ends. `kind` says of what `id` is: `case`, `person` or `episode`.
 */
export const touchedFacts = table('touched_facts', { kind: text().notNull(), id: text().notNull() }, (t) => [
  primaryKey({ columns: [t.kind, t.id] }),
]);
