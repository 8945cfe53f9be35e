import { dimensions } from '@/features/figures/dimensions';
import type { Dimension, Figure, Question } from '@/features/figures/input';
import { figure } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';
import { type Definition, isCombined, viewOf } from './content';

/** A definition with its number. `total` is null where the catalogue no longer knows what it counts. */
export type Counted = {
  definition: Definition;
  unit: Figure['unit'] | null;
  total: number | null;
  question?: Question;
  parts: Counted[];
  /** Of a difference of two views: what stands in the one and not in the other. */
  made?: { by: Dimension; rows: { key: string; value: number }[] };
};

type All = ReadonlyMap<string, Definition>;

/** Counts a definition; of a sum or a difference also its parts, down to the views they are made of. */
export async function counted(actor: Actor, definition: Definition, all: All, now: string): Promise<Counted> {
  const { content } = definition;
  if (!isCombined(content)) {
    const view = viewOf(content, now);
    if (!view) return { definition, unit: null, total: null, parts: [] };
    const { total, unit } = await figure(actor, view.question);
    return { definition, unit, total, question: view.question, parts: [] };
  }
  const known = content.parts.map((id) => all.get(id)).filter((part) => part !== undefined);
  const parts = await Promise.all(known.map((part) => counted(actor, part, all, now)));
  const [first, second] = parts;
  if (!first || !second || first.total === null || second.total === null)
    return { definition, unit: first?.unit ?? null, total: null, parts };
  const total = content.of === 'sum' ? first.total + second.total : first.total - second.total;
  const made = content.of === 'difference' ? await whatMakes(actor, first, second) : undefined;
  return { definition, unit: first.unit, total, parts, ...(made && { made }) };
}

/** By what a difference is told: the split that tells it in the fewest words. */
async function whatMakes(actor: Actor, first: Counted, second: Counted): Promise<Counted['made']> {
  const [a, b] = [first.question, second.question];
  if (!a || !b || a.metric !== b.metric) return undefined;
  const told = await Promise.all(splitsOf(a, b).map((by) => differenceBy(actor, a, b, by)));
  return told.filter(({ rows }) => rows.length > 0).sort((x, y) => x.rows.length - y.rows.length)[0];
}

/** Country first; then whatever one of the two is narrowed by and the other not; then the year. */
function splitsOf(a: Question, b: Question): Dimension[] {
  const narrowed = (Object.keys(dimensions) as Dimension[]).filter((by) => {
    const { field } = dimensions[by];
    return field && by !== 'region' && a.where?.[field] !== b.where?.[field];
  });
  return [...new Set<Dimension>(['destination', ...narrowed, 'year'])];
}

async function differenceBy(actor: Actor, a: Question, b: Question, by: Dimension) {
  const [first, second] = await Promise.all([figure(actor, { ...a, by }), figure(actor, { ...b, by })]);
  const values = ({ rows, absent }: Figure) => new Map([...rows, ...absent].map(({ key, value }) => [key, value]));
  const [before, after] = [values(first), values(second)];
  const rows = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, value: (before.get(key) ?? 0) - (after.get(key) ?? 0) }))
    .filter(({ value }) => value !== 0)
    .sort((x, y) => Math.abs(y.value) - Math.abs(x.value));
  return { by, rows };
}
