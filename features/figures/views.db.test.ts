import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresCommand } from '@/bin/commands/figures';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditHead, cases, episodes, persons } from '@/db/schema';
import { personId } from '@/features/people/records';
import { today } from '@/lib/calendar';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { addCases, type CaseRecipe } from '@/test/cases';
import { countNaively, crossNaively } from '@/test/naive-figures';
import { dewi, machine } from '@/test/people';
import { someCases, someQuestion } from '@/test/random-cases';
import { parametersOf } from './addresses';
import { dimensionCodes, type FigureRow, type Question } from './input';
import { behindAsKnown, countedCases, cross, figure } from './queries';

freshBase();

/** What is corrected of a case later on, here as in its recipe. */
type Correction = Partial<Pick<CaseRecipe, 'destination' | 'exitManner' | 'returnBasis' | 'retrafficking' | 'sex'>>;
type File = { reference: string; recipe: CaseRecipe };
/** How the cases were known once so many entries of the audit had been written. */
type World = { knownAt: number; recipes: CaseRecipe[] };

const correction: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({ destination: fc.constantFrom('KH', 'PH', 'AE', 'TL') }),
  fc.record({ exitManner: fc.constantFrom('joint_operation', 'escaped', null) }),
  fc.record({ returnBasis: fc.constantFrom('deportation', 'independent', null) }),
  fc.record({ retrafficking: fc.constantFrom('retrafficked', 'none_known', null) }),
  fc.record({ sex: fc.constantFrom('female', 'male', 'declined') }),
);

const head = async () => (await (await db()).select().from(auditHead))[0]?.seq ?? 0;

async function correct({ reference, recipe }: File, { sex, ...told }: Correction): Promise<void> {
  const { destination, exitManner, returnBasis, retrafficking } = told;
  await change(machine, async (tx, audit) => {
    const [file] = await tx.select().from(cases).where(eq(cases.reference, reference));
    if (!file) throw new Error('no such case');
    if (sex) await tx.update(persons).set({ sex }).where(eq(persons.id, recipe.personId));
    if (destination || exitManner !== undefined)
      await tx.update(episodes).set({ destination, exitManner }).where(eq(episodes.id, file.episodeId));
    if (returnBasis !== undefined || retrafficking !== undefined)
      await tx
        .update(cases)
        .set({ returnBasis, retrafficking: retrafficking as 'retrafficked' })
        .where(eq(cases.id, file.id));
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test-correction' } });
  });
}

/** A base that came about in three steps, each with cases entered late and corrections; and what was known after each. */
async function worlds(): Promise<{ worlds: World[]; first: CaseRecipe[] }> {
  const parts = fc.sample(someCases(40), { seed: 425, numRuns: 3 });
  const corrections = fc.sample(correction, { seed: 484, numRuns: 40 });
  const made: World[] = [];
  let files: File[] = [];
  for (const [part, recipes] of parts.entries()) {
    const references = await addCases(recipes);
    files = [...files, ...recipes.map((recipe, n) => ({ recipe, reference: references[n] ?? '' }))];
    for (const [n, told] of corrections.slice(part * 12, part * 12 + 12).entries()) {
      const file = files[(n * 7 + part) % files.length];
      if (!file) continue;
      await correct(file, told);
      const { sex, ...own } = told;
      files = files.map((each) => ({
        ...each,
        recipe: {
          ...each.recipe,
          ...(sex && each.recipe.personId === file.recipe.personId && { sex }),
          ...(each.reference === file.reference && own),
        },
      }));
    }
    made.push({ knownAt: await head(), recipes: files.map(({ recipe }) => recipe) });
  }
  return { worlds: made, first: parts.flat() };
}

/** A view: a question, the dimensions of its table, and which world it asks (-1: what was known on the day of entry). */
const view = fc.record({
  question: someQuestion,
  by: fc.uniqueArray(fc.constantFrom(...dimensionCodes), { minLength: 1, maxLength: 3 }),
  world: fc.constantFrom(-1, 0, 1, 2, 3),
});

const asRecord = (rows: FigureRow[]) => Object.fromEntries(rows.map(({ key, value }) => [key, value]));
const joined = (cells: { keys: string[]; value: number }[]) =>
  Object.fromEntries(cells.map(({ keys, value }) => [keys.join('|'), value]));

test('Five hundred views, as known at any time, are what counting by hand, the list behind and the command line say', async () => {
  const base = await worlds();
  let [found, typed] = [0, 0];
  for (const { question: drawn, by, world } of fc.sample(view, { seed: 35, numRuns: 500 })) {
    const meant = base.worlds[Math.min(world, 2)];
    const recipes = world < 0 ? base.first : (meant?.recipes ?? []);
    // Every case was entered on 5 January 2026 and corrected today.
    const known = world < 0 ? { knownOn: '2026-01-05' } : world < 3 ? { knownAt: meant?.knownAt } : {};
    const question: Question = { ...drawn, ...known };
    const { total, answered, rows, absent, unit } = await figure(dewi, question);
    expect({ total, answered, rows: asRecord(rows), absent: asRecord(absent) }).toEqual(
      countNaively(recipes, question),
    );
    const table = await cross(dewi, question, by);
    expect({ total: table.total, cells: joined(table.cells) }).toEqual(crossNaively(recipes, question, by));
    expect(await countListed(question, unit)).toBe(total);
    if (total > 0) found += 1;
    // What lies ahead cannot be typed.
    const isTypable = [question.asOf, question.to ?? ''].every((day) => day <= today());
    if (total > 0 && isTypable && typed < 60) {
      typed += 1;
      expect(await typedTable(question, by)).toEqual({ total, cells: joined(table.cells) });
    }
  }
  expect([found > 200, typed]).toEqual([true, 60]);
}, 600_000);

test('A person who is corrected in one case leaves the cases of others behind their numbers', async () => {
  const { worlds: made } = await worlds();
  const question: Question = { metric: 'cases_handled', asOf: '2026-12-31', where: { destination: 'AE' } };
  const [before, after] = [
    await countedCases(dewi, { ...question, knownAt: made[0]?.knownAt }),
    await countedCases(dewi, question),
  ];
  expect(before.length).not.toBe(after.length);
});

/** What a list of cases with the conditions of the figure holds. */
async function countListed(question: Question, unit: string): Promise<number> {
  const rows = await (await db())
    .select({ id: cases.id, personId })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(...(await behindAsKnown(dewi, question))));
  return new Set(rows.map((row) => (unit === 'case' ? row.id : row.personId))).size;
}

/** The same table as the command line prints it for programs. */
async function typedTable(question: Question, by: string[]) {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const filters = new URLSearchParams(question.where);
  const where = new URLSearchParams(
    [...filters].map(([name, value]) => [name === 'officeId' ? 'office' : name, value]),
  );
  const options = [...parametersOf({ ...question, where: {} })].flatMap(([name, value]) => [
    `--${dashed(name)}`,
    value,
  ]);
  const all = [...options, '--by', by.join(','), ...(where.size > 0 ? ['--where', `${where}`] : []), '--json'];
  const { out, err } = await figuresCommand(all, textsFor('en'));
  if (err) throw new Error(err);
  const { total, cells, rows, absent } = JSON.parse(String(out));
  if (by.length > 1) {
    const told = cells as { keys: { code: string }[]; value: number }[];
    return { total, cells: joined(told.map(({ keys, value }) => ({ keys: keys.map(({ code }) => code), value }))) };
  }
  const told = [...rows, ...absent] as { code: string; value: number }[];
  return { total, cells: joined(told.map(({ code, value }) => ({ keys: [code], value }))) };
}
