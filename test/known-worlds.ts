import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditHead, cases, episodes, persons } from '@/db/schema';
import { addCases, type CaseRecipe } from './cases';
import { machine } from './people';
import { someCases } from './random-cases';

/** What is corrected of a case later on, here as in its recipe. */
type Correction = Partial<Pick<CaseRecipe, 'destination' | 'exitManner' | 'returnBasis' | 'retrafficking' | 'sex'>>;
type File = { reference: string; recipe: CaseRecipe };
/** How the cases were known once so many entries of the audit had been written. */
export type World = { knownAt: number; recipes: CaseRecipe[] };

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
export async function knownWorlds(): Promise<{ worlds: World[]; first: CaseRecipe[] }> {
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
