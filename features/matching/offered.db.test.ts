import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { persons } from '@/db/schema';
import { forgetPeople } from '@/features/people/memory';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { except, fileOf, home, logged, offered, openedAs, pairs, rizki, rizky, typed } from '@/test/entering';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { QUESTIONS } from './ask-rate';
import { candidates } from './commands/offer';
import { shownCandidates } from './components/candidate-words';

freshBase();
beforeEach(() => Object.assign(globalThis, { pulangQuestions: undefined }));

describe('Whoever has no right to the other file', () => {
  test('learns that it exists at an office to ask, and nothing else', async () => {
    await logged(bagus, rizki, home);
    const found = await candidates(ayu, typed(rizky));
    expect(shownCandidates(found, textsFor('en'))).toEqual({
      status: 'Somebody who may be the same person is known at another office.',
      sign: 'Known to another office: check',
      people: [],
      similar: [],
      offices: [
        {
          code: 'MNL',
          told: 'A person who may be the same is known to Embassy of Indonesia, Manila; please ask there.',
          ask: 'Ask Embassy of Indonesia, Manila when this case is saved: the supervisors of both offices are told',
        },
      ],
    });
  });

  test('is not told how many: two persons at an office are one line', async () => {
    await logged(bagus, rizki);
    await logged(bagus, { ...rizki, passport: 'A1112223' });
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: ['MNL'] });
  });

  test('of a case they are locked out of, that there is none', async () => {
    const here = await logged(ayu, rizki);
    expect((await offered(ayu, rizky)).people).toEqual([here.personId]);
    await except(ayu, here.id, 'lock');
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: [] });
    const there = await logged(bagus, rizki);
    await except(ayu, there.id, 'lock');
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: [] });
  });

  test('learns no id of anybody, not even of whom they are offered', async () => {
    const here = await logged(ayu, rizki);
    const there = await logged(bagus, { ...rizki, passport: 'A1112223' });
    const told = JSON.stringify(shownCandidates(await candidates(ayu, typed(rizky)), textsFor('id')));
    expect(told).toContain(here.reference);
    for (const { personId } of [here, there])
      for (const id of [personId, personId.replaceAll('-', '_'), personId.slice(0, 8)]) expect(told).not.toContain(id);
  });

  test('in an emergency reads the one file, and still can only ask', async () => {
    const there = await logged(bagus, rizki);
    await except(ayu, there.id, 'emergency');
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: ['MNL'] });
  });

  test('an analyst and an administrator are offered nobody and open nothing', async () => {
    await logged(bagus, rizki);
    for (const actor of [dewi, eko]) {
      expect(await offered(actor, rizky)).toEqual({ people: [], offices: [] });
      expect(await openedAs(actor, fileOf(actor, rizky))).toMatchObject({ refused: 'not-your-office' });
    }
  });

  test('whoever was erased or asked us to stop is never offered', async () => {
    const here = await logged(ayu, rizki);
    const there = await logged(bagus, rizki);
    for (const [row, gone] of [
      [here, { useStoppedAt: new Date() }],
      [there, { erasedAt: new Date() }],
    ] as const)
      await change(machine, async (tx, audit) => {
        await tx.update(persons).set(gone).where(eq(persons.id, row.personId));
        await audit.record({ act: 'test', subject: { kind: 'person', id: row.personId } });
      });
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: [] });
    await forgetPeople([here.personId, there.personId]);
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: [] });
  });

  test('cannot try out names: after so many questions nobody is shown, and the pair comes into the queue', async () => {
    await logged(ayu, rizki);
    for (let n = 0; n < QUESTIONS; n += 1) await candidates(ayu, typed({ name: `Orang Ke${n}` }));
    expect(await offered(ayu, rizky)).toEqual({ people: [], offices: [] });
    expect((await offered(citra, rizky)).people).toHaveLength(1);
    await openedAs(ayu, fileOf(ayu, rizky));
    expect(await pairs()).toMatchObject([{ state: 'open' }]);
  });
});
