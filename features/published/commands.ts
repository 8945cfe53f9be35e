import { and, eq, isNull } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { publishedExplanations, publishedFigures } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/id';
import { mayReconcile } from './access';
import type { ToldExplanation, ToldFigure } from './input';
import { findPublished } from './queries';
import { referenceFigures } from './reference';
import { kept } from './rules';

/** Adds a number somebody else printed. Its code is the next free one. */
export async function addFigure(actor: Actor, told: ToldFigure, now = new Date()) {
  if (!mayReconcile(actor)) return notYours(actor, 'published.add');
  return change(actor, async (tx, audit) => {
    // Withdrawn ones keep their code: it is printed somewhere.
    const code = `P${String((await tx.$count(publishedFigures)) + 1).padStart(2, '0')}`;
    const { from, to, question, ...rest } = told;
    await tx.insert(publishedFigures).values({
      id: newId(now.getTime()),
      code,
      ...rest,
      periodStart: from,
      periodEnd: to,
      question: question && JSON.stringify(question),
      recordedAt: now,
      recordedBy: actor.id,
    });
    await audit.record({
      act: 'published.added',
      subject: { kind: 'figure', id: code },
      details: { ...numberOf(told) },
    });
    return { code };
  });
}

const numberOf = ({ value, metric }: ToldFigure) => ({ metric, ...(value !== null && { published: value }) });

/** Withdraws a figure that was added by mistake. It stays readable at its address; those of the app stay. */
export async function withdrawFigure(actor: Actor, code: string, now = new Date()) {
  if (!mayReconcile(actor)) return notYours(actor, 'published.withdraw');
  if (isOfApp(code)) return { refused: 'comes-with-the-app' as const };
  return change(actor, async (tx, audit) => {
    const [gone] = await tx
      .update(publishedFigures)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(and(eq(publishedFigures.code, code), isNull(publishedFigures.withdrawnAt)))
      .returning({ code: publishedFigures.code });
    if (!gone) return { refused: 'not-there' as const };
    await audit.record({ act: 'published.withdrawn', subject: { kind: 'figure', id: code } });
    return { code };
  });
}

const isOfApp = (code: string) => referenceFigures.some((each) => each.code === code);

/**
 * Signs why ours differs from a published figure, with the numbers it is signed on. What was on the page has to be what
 * is counted now: nobody signs a number they have not seen.
 */
export async function signExplanation(actor: Actor, code: string, told: ToldExplanation, now = new Date()) {
  if (!mayReconcile(actor)) return notYours(actor, 'published.sign');
  const line = (await findPublished(actor, code))?.line;
  if (!line) return { refused: 'not-there' as const };
  if (line.told?.withdrawn) return { refused: 'withdrawn' as const };
  if (line.difference === null) return { refused: 'nothing-to-explain' as const };
  const [ours, published] = [kept(line.ours, line.nearest), kept(line.value, line.nearest)];
  if (told.ours !== ours || told.published !== published) return { refused: 'moved' as const };
  return change(actor, async (tx, audit) => {
    const id = newId(now.getTime());
    await tx
      .insert(publishedExplanations)
      .values({ id, code, text: told.text, ours, published, signedBy: actor.id, signedAt: now });
    await audit.record({
      act: 'published.signed',
      subject: { kind: 'figure', id: code },
      details: { ours: line.ours ?? 0, published: line.value ?? 0 },
    });
    return { id };
  });
}
