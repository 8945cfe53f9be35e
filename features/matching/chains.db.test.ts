import { inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { persons } from '@/db/schema';
import { freshBase } from '@/test/base';
import { everythingOf, logged } from '@/test/joining';
import { ayu, bagus, citra } from '@/test/people';
import { fileOf } from '@/test/stays';
import { type Choice, joinPersons } from './commands/join';
import { undoJoin } from './commands/undo';

freshBase();

const choice = fc.constantFrom<Choice>('one', 'other', 'both');
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      one: fc.integer({ min: 0, max: 4 }),
      other: fc.integer({ min: 0, max: 4 }),
      choices: fc.record({
        name: choice,
        aliases: choice,
        passport: choice,
        phone: choice,
        birth: choice,
        sex: choice,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
);

const reason = 'Dua orang yang bernama sama';

/** Five files of people who may be one. */
async function fiveFiles(): Promise<string[]> {
  const records: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const reference = await logged(n % 2 ? ayu : bagus, {
      ...{ name: `Rizki ${'ABCDE'[n]}`, passport: `B123456${n}`, sex: n % 2 ? 'male' : 'unknown' },
      ...(n > 1 && { phone: `0812 3333 444${n}`, birth: `199${n}-03` }),
      ...(n % 3 === 0 && { aliases: `Kiki ${n}` }),
    });
    records.push((await fileOf(reference)).personId);
  }
  return records;
}

async function expectFlat(records: string[]): Promise<void> {
  const rows = await (await db()).select().from(persons).where(inArray(persons.id, records));
  const speakers = new Set(rows.filter(({ sameAs }) => sameAs === null).map(({ id }) => id));
  for (const { id, sameAs, createdAt } of rows) {
    if (!sameAs) continue;
    expect(speakers.has(sameAs), `${id} points at one that points on`).toBe(true);
    expect(createdAt >= (rows.find((row) => row.id === sameAs)?.createdAt ?? createdAt)).toBe(true);
  }
}

test('However persons are joined, nobody points on; and undoing one joining after another puts back each state', async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const records = await fiveFiles();
      const joinings: { mergeId: string; before: unknown }[] = [];
      let minute = Date.parse('2026-11-20T03:00:00Z');
      const next = () => {
        minute += 60_000;
        return new Date(minute);
      };
      const undoNewest = async () => {
        const last = joinings.pop();
        if (!last) return;
        expect(await undoJoin(citra, last.mergeId, { reason }, next())).toHaveProperty('keptId');
        expect(await everythingOf(records)).toEqual(last.before);
        undone += 1;
      };
      for (const each of steps) {
        if (each === 'undo') await undoNewest();
        else {
          const [one = '', other = ''] = [records[each.one], records[each.other]];
          const before = await everythingOf(records);
          const answer = await joinPersons(citra, { one, other, choices: each.choices }, next());
          if ('mergeId' in answer) joinings.push({ mergeId: answer.mergeId, before });
          else expect(answer).toEqual({ refused: 'already-one' });
        }
        await expectFlat(records);
      }
      while (joinings.length > 0) await undoNewest();
    }),
    { seed: 425, numRuns: 12 },
  );
  expect(undone).toBeGreaterThan(20);
}, 120_000);
