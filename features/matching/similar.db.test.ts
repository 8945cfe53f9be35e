import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { except, fileOf, logged, openedAs, pairs, typed } from '@/test/entering';
import { ayu, bagus, dewi } from '@/test/people';
import { candidates } from './commands/offer';
import { shownCandidates } from './components/candidate-words';
import { hasUnseen } from './new-case-input';

freshBase();
beforeEach(() => Object.assign(globalThis, { pulangQuestions: undefined }));

/** Too little to judge by: a name that many bear, of which one part is spelt otherwise. */
const lestari = { name: 'Lestari Nurhasanah', sex: 'female' };
const heard = { name: 'Lestari Nruhasanah' };

const similar = async (actor: typeof ayu, answers: Record<string, string>) =>
  (await candidates(actor, typed(answers))).similar.map(({ person }) => person.id);

describe('Where too little is told to judge', () => {
  test('Ayu sees whose name is most like it, with what agrees, and no more than three', async () => {
    const first = await logged(ayu, lestari);
    expect((await candidates(ayu, typed(heard))).people).toEqual([]);
    expect(await similar(ayu, heard)).toEqual([first.personId]);
    const all = [first];
    for (let n = 0; n < 3; n += 1) all.push(await logged(ayu, { ...lestari, birth: `199${n}` }));
    expect(await similar(ayu, heard)).toHaveLength(3);
    const told = shownCandidates(await candidates(ayu, typed(heard)), textsFor('en'));
    expect(told).toMatchObject({ status: '', sign: '', people: [], offices: [] });
    expect(told.similar[0]).toMatchObject({ name: 'L. N.', reasons: expect.stringMatching(/^Name/i) });
    // The four have an equal claim: any three of them.
    const shown = told.similar.flatMap(({ cases }) => cases.map(({ reference }) => reference));
    expect(new Set(shown).size).toBe(3);
    expect(all.map(({ reference }) => reference)).toEqual(expect.arrayContaining(shown));
  });

  test('nothing waits for it: the case is saved at once, and no pair is kept', async () => {
    await logged(ayu, lestari);
    expect(hasUnseen(await candidates(ayu, typed(heard)), {})).toBe(false);
    await openedAs(ayu, fileOf(ayu, heard));
    expect(await pairs()).toEqual([]);
  });

  test('a name that is not like it, or a birth too far away, is not among them', async () => {
    await logged(ayu, { ...lestari, birth: '1987-02-03' });
    await logged(ayu, { name: 'Bambang Sutrisno', sex: 'male' });
    expect(await similar(ayu, { ...heard, birth: '1999' })).toEqual([]);
  });
});

describe('Of files out of sight', () => {
  test('similar names tell nothing, not even that there is one, and nothing is put on record', async () => {
    const there = await logged(bagus, lestari);
    const here = await logged(ayu, lestari);
    await except(ayu, here.id, 'lock');
    const found = await candidates(ayu, typed(heard));
    expect(found).toEqual({ people: [], elsewhere: [], similar: [] });
    expect(await similar(bagus, heard)).toEqual([there.personId]);
    expect(await similar(dewi, heard)).toEqual([]);
    const acts = await (await db()).select({ act: auditEntries.act }).from(auditEntries);
    expect(acts.map(({ act }) => act)).not.toContain('match.elsewhere-told');
  });
});
