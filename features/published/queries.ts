import { asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { db } from '@/db/client';
import { publishedExplanations, publishedFigures, users } from '@/db/schema';
import type { Question } from '@/features/figures/input';
import { figure, figures } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { type Cause, causesOf, comesTo, kindOf, nearestTo } from './nearest';
import { type PublishedFigure, publishedOn, referenceFigures } from './reference';
import { standsOn, unkept, type Verdict, verdictOf } from './rules';
import { type Shares, type Sum, sharesOf, sumsOf } from './sums';

/** Why ours differs, as somebody signed it. `stands`: on the numbers as they are now. */
export type Explanation = {
  text: string;
  ours: number | null;
  published: number | null;
  by: string;
  at: Date;
  stands: boolean;
};

/** A published figure beside ours. */
export type Line = PublishedFigure & {
  nearest: Question | null;
  ours: number | null;
  /** Ours less theirs; null where there are not two numbers. */
  difference: number | null;
  verdict: Verdict;
  causes: Cause[];
  explanation: Explanation | null;
};

/** Two of our figures whose difference can be named: the rows in which they are not alike. */
export type Apart = { codes: [string, string]; rows: { key: string; value: number }[] };

export type Reconciliation = { lines: Line[]; sums: Sum[]; shares: Shares | null; apart: Apart };

/** Every published figure beside ours under the nearest definition, and the arithmetic of the whole set. */
export async function reconciliation(actor: Actor): Promise<Reconciliation> {
  const lines = await linesOf(actor, [...referenceFigures, ...(await added()).filter(({ told }) => !told?.withdrawn)]);
  return {
    lines,
    sums: sumsOf(lines),
    shares: sharesOf(
      lines.find(({ code }) => code === 'F01'),
      lines.filter(({ sumsInto }) => sumsInto === 'F01'),
    ),
    apart: await apart(actor, lines, ['F01', 'F16']),
  };
}

export type PublishedFile = { line: Line; signed: Explanation[] };

/** One published figure, also a withdrawn one, with everything that was signed about it; null where there is none. */
export async function findPublished(actor: Actor, code: string): Promise<PublishedFile | null> {
  const found = [...referenceFigures, ...(await added())].find((each) => each.code === code);
  const [line] = found ? await linesOf(actor, [found]) : [];
  return line ? { line, signed: (await explanations(code)).map((row) => explanationOf(row, line)) } : null;
}

async function linesOf(actor: Actor, all: readonly Added[]): Promise<Line[]> {
  const asked = all.map((each) => ({ each, nearest: each.question ?? nearestTo(each) }));
  const counted = await countsOf(
    actor,
    asked.flatMap(({ nearest }) => (nearest ? [nearest] : [])),
  );
  const newest = new Map((await explanations()).reverse().map((row) => [row.code, row]));
  return Promise.all(
    asked.map(async ({ each, nearest }) => {
      const ours = nearest && counted(nearest);
      const row = newest.get(each.code);
      const explanation = row ? explanationOf(row, { ...each, nearest, ours }) : null;
      const judged = { ...each, ours, causes: causesOf(each), signed: explanation?.stands ?? false };
      const late = verdictOf(judged) === 'unexplained' && (await wasKnown(actor, each, nearest));
      const causes: Cause[] = late ? [...judged.causes, { code: 'late', followed: false }] : judged.causes;
      const difference = ours === null || each.value === null ? null : ours - each.value;
      return { ...each, nearest, ours, difference, verdict: verdictOf({ ...judged, causes }), causes, explanation };
    }),
  );
}

/** Whether ours, as it was known on the day the figure came out, is what was printed: what differs came in later. */
async function wasKnown(actor: Actor, { value, document, told }: Added, nearest: Question | null): Promise<boolean> {
  const knownOn = document ? publishedOn[document] : told?.sourceDate;
  if (!nearest || !knownOn || knownOn >= today()) return false;
  return comesTo(await figure(actor, { ...nearest, knownOn })) === value;
}

/** Each question once, however many figures ask it. */
async function countsOf(actor: Actor, questions: Question[]): Promise<(question: Question) => number | null> {
  const apart = new Map(questions.map((question) => [JSON.stringify(question), question]));
  const counted = await figures(actor, [...apart.values()]);
  const values = new Map([...apart.keys()].map((key, n) => [key, counted[n] ? comesTo(counted[n]) : null]));
  return (question) => values.get(JSON.stringify(question)) ?? null;
}

/** What parts two of our definitions, country by country. */
async function apart(actor: Actor, lines: Line[], codes: [string, string]): Promise<Apart> {
  const [one, other] = await Promise.all(
    codes.map(async (code) => {
      const nearest = lines.find((line) => line.code === code)?.nearest;
      if (!nearest || kindOf(nearest) !== 'count') return new Map<string, number>();
      const { rows } = await figure(actor, { ...nearest, by: 'destination' });
      return new Map(rows.map(({ key, value }) => [key, value]));
    }),
  );
  const keys = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])];
  const rows = keys.map((key) => ({ key, value: (one?.get(key) ?? 0) - (other?.get(key) ?? 0) }));
  return { codes, rows: rows.filter(({ value }) => value !== 0) };
}

type SignedRow = Awaited<ReturnType<typeof explanations>>[number];

/** The newest first. */
async function explanations(code?: string) {
  const { text, ours, published, signedAt } = publishedExplanations;
  return (await db())
    .select({ code: publishedExplanations.code, text, ours, published, at: signedAt, by: users.name })
    .from(publishedExplanations)
    .innerJoin(users, eq(users.id, publishedExplanations.signedBy))
    .where(code === undefined ? undefined : eq(publishedExplanations.code, code))
    .orderBy(desc(signedAt), desc(publishedExplanations.id));
}

type Now = { nearest: Question | null; ours: number | null; value: number | null };

function explanationOf({ text, ours, published, at, by }: SignedRow, now: Now): Explanation {
  return {
    text,
    ours: unkept(ours, now.nearest),
    published: unkept(published, now.nearest),
    by,
    at,
    stands: standsOn({ ours, published }, now),
  };
}

const withdrawer = alias(users, 'withdrawer');

type Added = PublishedFigure & { question?: Question | null };

/** What staff added, in the order in which they did. */
async function added(): Promise<Added[]> {
  const rows = await (await db())
    .select({ row: publishedFigures, by: users.name, withdrawer: withdrawer.name })
    .from(publishedFigures)
    .leftJoin(users, eq(users.id, publishedFigures.recordedBy))
    .leftJoin(withdrawer, eq(withdrawer.id, publishedFigures.withdrawnBy))
    .orderBy(asc(publishedFigures.recordedAt), asc(publishedFigures.id));
  return rows.map(addedOf);
}

type AddedRow = { row: typeof publishedFigures.$inferSelect; by: string | null; withdrawer: string | null };

function addedOf({ row, by, withdrawer }: AddedRow): Added {
  const { code, metric, unit, country, region, asOf, comparator, value, sumsInto, conflictsWith } = row;
  return {
    ...{ code, metric, unit, country, region, asOf, comparator, value, sumsInto, conflictsWith },
    from: row.periodStart,
    to: row.periodEnd,
    document: null,
    paragraph: null,
    question: row.question ? (JSON.parse(row.question) as Question) : null,
    told: {
      population: row.population ?? '',
      quote: row.quote ?? '',
      authority: row.authority,
      source: row.source,
      sourceDate: row.sourceDate,
      note: row.note,
      by: by ?? '',
      at: row.recordedAt,
      withdrawn: row.withdrawnAt && { by: withdrawer ?? '', at: row.withdrawnAt },
    },
  };
}

/** The codes of the figures that a new one may be a part of, or contradict. */
export async function publishedCodes(_actor: Actor): Promise<string[]> {
  const rows = await (await db())
    .select({ code: publishedFigures.code })
    .from(publishedFigures)
    .where(isNull(publishedFigures.withdrawnAt));
  return [...referenceFigures.map(({ code }) => code), ...rows.map(({ code }) => code)];
}
