import { and, eq, exists, gt, inArray, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import { auditHead, caseFacts, cases, persons } from '@/db/schema';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import type { Question } from '@/features/figures/input';
import { factsAt, membersAmong } from '@/features/figures/queries';
import { questionOf } from '@/features/figures/view';
import type { Actor } from '@/lib/actor';
import { type EditionContent, figuresIn } from '../content';
import {
  type Change,
  type ChangeKind,
  type Counted,
  type Membership,
  type Revision,
  revisionBetween,
  type Versions,
} from '../revision';

const SLICE = 500;

/** Where the audit stands now: what has been recorded until here is known. */
export async function knownNow(_actor: Actor): Promise<number> {
  const [head] = await (await db()).select({ seq: auditHead.seq }).from(auditHead);
  return head?.seq ?? 0;
}

/** Whether any case's facts changed after an entry of the audit. Most entries change none. */
export async function haveFactsChanged(_actor: Actor, since: number): Promise<boolean> {
  const later = await (await db())
    .select({ seq: caseFacts.seq })
    .from(caseFacts)
    .where(gt(caseFacts.seq, since))
    .limit(1);
  return later.length > 0;
}

/** How the numbers of an edition would read with what is known now (or was at `until`), and because of which cases. */
export async function revisionSince(
  actor: Actor,
  { content, knownAt }: { content: EditionContent; knownAt: number },
  until?: number,
): Promise<Revision> {
  const between = { from: knownAt, until: until ?? (await knownNow(actor)), asOf: content.report.asOf };
  const versions = await versionsBetween(actor, between);
  const caseIds = [...versions.after.keys()];
  const membersAt = async (question: Question): Promise<Membership> => ({
    before: await membersAmong(actor, { ...question, knownAt: between.from }, caseIds),
    after: await membersAmong(actor, { ...question, knownAt: between.until }, caseIds),
  });
  const figures: Counted[] = [];
  for (const { name, figure } of figuresIn(content.report)) {
    const question = { ...questionOf(figure), ...(figure.by && { by: figure.by }) };
    figures.push({ name, figure, members: await membersAt(question) });
  }
  return revisionBetween(figures, versions, await membersAt({ metric: 'cases_handled', asOf: between.asOf }));
}

type Between = { from: number; until: number; asOf: string };

/** The cases whose facts changed between, and all cases of their persons: of each the facts at both times. */
async function versionsBetween(actor: Actor, between: Between): Promise<Versions> {
  const versions: Versions = { before: new Map(), after: new Map() };
  const read = async (ids: string[]) => {
    for (const [id, facts] of await factsAt(actor, ids, between.from)) versions.before.set(id, facts);
    for (const [id, facts] of await factsAt(actor, ids, between.until)) versions.after.set(id, facts);
  };
  await read(await changedBetween(between));
  const people = new Set([...versions.before.values(), ...versions.after.values()].map(({ person }) => person));
  await read((await casesOf([...people])).filter((id) => !versions.after.has(id)));
  return versions;
}

/** What was handled after the report's day, and was so when it was counted, is in no number of it. */
async function changedBetween({ from, until, asOf }: Between): Promise<string[]> {
  const older = alias(caseFacts, 'older');
  const rows = await (await db())
    .selectDistinct({ id: caseFacts.caseId })
    .from(caseFacts)
    .innerJoin(cases, eq(cases.id, caseFacts.caseId))
    .where(
      and(
        gt(caseFacts.seq, from),
        lte(caseFacts.seq, until),
        or(
          lte(cases.handledOn, asOf),
          exists(
            (await db())
              .select({ one: sql`1` })
              .from(older)
              .where(and(eq(older.caseId, caseFacts.caseId), lte(older.seq, from))),
          ),
        ),
      ),
    );
  return rows.map(({ id }) => id);
}

async function casesOf(people: string[]): Promise<string[]> {
  const speaker = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;
  const ids: string[] = [];
  for (const slice of slices(people)) {
    const rows = await (await db())
      .select({ id: cases.id })
      .from(cases)
      .innerJoin(persons, eq(persons.id, cases.personId))
      .where(inArray(speaker, slice));
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** The changes that an actor may see case by case, and of the others how many there are of each kind. */
export type NamedChanges = {
  named: (Change & { reference: string })[];
  others: { kind: ChangeKind; count: number }[];
};

/** Of what somebody is locked out of there is not even a count. */
export async function namedFor(actor: Actor, changes: Change[]): Promise<NamedChanges> {
  const references = new Map<string, string>();
  const countable = new Set<string>();
  for (const slice of slices(changes.map(({ caseId }) => caseId))) {
    const rows = await (await db())
      .select({ id: cases.id, reference: cases.reference })
      .from(cases)
      .where(and(inArray(cases.id, slice), inSight(actor)));
    for (const { id, reference } of rows) references.set(id, reference);
    const unlocked = await (await db())
      .select({ id: cases.id })
      .from(cases)
      .where(and(inArray(cases.id, slice), notLocked(actor)));
    for (const { id } of unlocked) countable.add(id);
  }
  const named = changes.flatMap((change) => {
    const reference = references.get(change.caseId);
    return reference ? [{ ...change, reference }] : [];
  });
  const others = changes.filter(({ caseId }) => !references.has(caseId) && countable.has(caseId));
  const byKind = Map.groupBy(others, ({ kind }) => kind);
  return {
    named: named.sort((a, b) => (a.reference < b.reference ? -1 : 1)),
    others: [...byKind].map(([kind, all]) => ({ kind, count: all.length })),
  };
}

function slices<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / SLICE) }, (_, n) => all.slice(n * SLICE, (n + 1) * SLICE));
}
