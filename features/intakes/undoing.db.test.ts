import { asc } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { pasted } from '@/bin/bench/raid';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, intakeRows, merges } from '@/db/schema';
import { saveSection } from '@/features/cases/commands/save-section';
import { saveDraft } from '@/features/drafts/commands';
import { freshBase } from '@/test/base';
import { acts, judged, listFrom, opened, people, takenIn, three } from '@/test/intakes';
import { ayu, bagus, citra, dewi } from '@/test/people';
import { confirmIntake } from './commands/confirm-intake';
import { judgeList } from './commands/judge-list';
import { undoIntake } from './commands/undo-intake';
import { dropWaiting } from './commands/waiting';
import { writeIntake } from './commands/write-rows';
import type { Decision } from './list';
import { countsOf, decidedTogether } from './rules';

freshBase();

const count = async (table: typeof cases | typeof merges) => (await db()).$count(table);

const statesOf = async () =>
  (await (await db()).select().from(intakeRows).orderBy(asc(intakeRows.number))).map(({ state, held }) =>
    held ? `${state} ${held}` : state,
  );

describe('Once it is in', () => {
  test('a case that somebody has worked on stays when the others are taken back, and is told', async () => {
    const intake = await takenIn(ayu, await judged(ayu, three));
    const [file] = await (await db()).select().from(cases).orderBy(asc(cases.reference));
    const reference = file?.reference ?? '';
    const answers = { destination: 'KH', handledOn: '2026-11-20' };
    const save = { reference, section: 'essentials' as const, version: 0, changed: ['handledOn'], draftId: 'x' };
    expect(await saveSection(ayu, { ...save, answers })).toEqual({ reference });
    expect(await undoIntake(ayu, intake)).toEqual({ undone: 2, stayed: [reference] });
    expect(await count(cases)).toBe(1);
    // What stays is still known by its row.
    expect(countsOf((await judged(ayu, three)).verdicts)).toMatchObject({ new: 2, repeated: 1 });
    expect(await undoIntake(ayu, intake)).toEqual({ refused: 'all-worked-on' });
  });

  test('another office neither writes nor undoes it, nor does a colleague; an analyst takes nothing in; headquarters may undo', async () => {
    const intake = await takenIn(ayu, await judged(ayu, three));
    await expect(undoIntake(bagus, intake)).rejects.toThrow();
    expect(await writeIntake(bagus, intake)).toEqual({ refused: 'not-yours' });
    expect(await judgeList(dewi, listFrom(three, dewi))).toEqual({ refused: 'not-yours' });
    expect(await judgeList(bagus, listFrom(three, ayu))).toEqual({ refused: 'not-yours' });
    expect(await undoIntake({ ...ayu, id: 'user-colleague' }, intake)).toEqual({ refused: 'not-yours' });
    expect(await undoIntake(citra, intake)).toEqual({ undone: 3, stayed: [] });
  });

  test('two who write the same intake at once write each case once', async () => {
    const answer = await confirmIntake(ayu, await judged(ayu, pasted(people.slice(0, 30))));
    if ('refused' in answer) throw new Error(answer.refused);
    await Promise.all([writeIntake(ayu, answer.intake), writeIntake(citra, answer.intake)]);
    expect(await count(cases)).toBe(30);
    expect(await acts('case.opened')).toBe(30);
  });

  test('somebody who became known before their row was written waits for a second look', async () => {
    const list = await judged(ayu, three);
    const [first] = people;
    await opened(ayu, { name: first?.name ?? '', birth: first?.birth ?? '', passport: first?.passport ?? '' });
    await takenIn(ayu, list);
    expect(await statesOf()).toEqual(['waiting changed', 'logged', 'logged']);
  });

  test('a waiting row that a colleague has just begun to type on is not thrown away, nor its key, also by an undo', async () => {
    const list = await judged(ayu, three);
    const decisions = list.decisions.map((): Decision => 'wait');
    const intake = await takenIn(ayu, { ...list, decisions });
    const [row] = await (await db()).select().from(intakeRows).orderBy(asc(intakeRows.number));
    // The first half of taking it: the power fails between the two.
    await saveDraft(ayu, row?.id ?? '', { raw: { name: ['Siti'] } }, row?.personId ?? '');
    expect(await dropWaiting(citra, row?.id ?? '')).toEqual({ refused: 'decided' });
    expect(await undoIntake(ayu, intake)).toEqual({ undone: 0, stayed: [] });
    expect((await personKeys([row?.personId ?? ''])).size).toBe(1);
  });

  test('two intakes of one person are undone the last first, and then nothing is left of either', async () => {
    const [one] = people;
    const first = await takenIn(ayu, await judged(ayu, pasted(people.slice(0, 1))));
    const again = `Nama;Tgl lahir;Paspor\n${one?.name.toUpperCase()} A;${one?.birth};${one?.passport}`;
    const list = await judged(ayu, again);
    const decisions = decidedTogether('known-as-suggested', list.verdicts, list.decisions);
    const second = await takenIn(ayu, { ...list, decisions });
    expect(await count(merges)).toBe(1);
    // Whoever came in first was joined since.
    expect(await undoIntake(ayu, first)).toEqual({ refused: 'all-worked-on' });
    expect(await undoIntake(ayu, second)).toEqual({ undone: 1, stayed: [] });
    expect(await undoIntake(ayu, first)).toEqual({ undone: 1, stayed: [] });
    expect([await count(merges), await count(cases)]).toEqual([0, 0]);
  });
});
