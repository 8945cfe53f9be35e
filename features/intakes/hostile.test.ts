import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hostileFiles, readable, refused, refusedAnyhow, SLIP } from '@/bin/bench/hostile-files';
import { readNewCase } from '@/features/cases/input';
import { rowsIn as rowsOfFile } from '@/features/secondlist/given';
import type { Rows } from '@/features/secondlist/reading';
import en from '@/messages/en.json';
import id from '@/messages/id.json';
import { guessIntakeColumns } from './columns';
import { saysWho } from './input';
import { rowsIn } from './rows';

const TODAY = '2026-11-25';

type Read = { rows: Rows; names: string[]; problems: string[] };

const isRight: Record<keyof typeof readable, (read: Read) => void> = {
  'a part that climbs out of the folder': ({ names }) => expect(names).toEqual(['Rizky']),
  'a part with an address of its own': ({ names }) => expect(names).toEqual(['Rizky']),
  'headings that every object has': ({ names }) => {
    expect(names).toEqual(['Rizky']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  },
  'people called as every object is': ({ names, problems }) => {
    expect(names).toEqual(['__proto__', 'hasOwnProperty']);
    expect(problems).toEqual(['passport-form']);
  },
  'formulas that would start a program': ({ names }) => expect(names).toEqual(["=cmd|'/C calc'!A0", '@SUM(1)']),
  'a formula without its result': ({ names }) => expect(names).toEqual(['Rizky']),
  'what Windows wrote': ({ names }) => expect(names).toEqual(['Andr\u00e9 Sitorus']),
  'UTF-8 that is broken in one place': ({ names }) => expect(names).toEqual(['Rizky \u00c3(']),
  'UTF-16, small end first': ({ names }) => expect(names).toEqual(['Rizky']),
  'UTF-16, large end first': ({ names }) => expect(names).toEqual(['Rizky']),
  'a quotation mark that never ends': ({ names }) => expect(names).toEqual(['"Abu Bakar', 'Rizky']),
  'a cell of almost two megabytes': ({ problems }) => expect(problems).toEqual(['too-long']),
  'a page of the web': ({ rows }) => expect(saysWho(guessIntakeColumns(rows, TODAY, () => undefined))).toBe(false),
  'scripts in cells': ({ names }) => expect(names).toEqual(['<img src=x onerror=alert(1)>']),
  'half a sign, and signs that turn the line round': ({ names }) => expect(names).toHaveLength(1),
  'entities that grow when they are read': ({ rows }) => expect(JSON.stringify(rows).length).toBeLessThan(1_000),
  'an entity that reads another file': ({ rows }) => expect(JSON.stringify(rows)).not.toContain('root:'),
  'a person in the last row there can be': ({ names }) => expect(names).toContain('Rizky'),
};

describe(`Of ${hostileFiles.length} hostile files`, () => {
  test.each(refused)('%s is refused in a sentence', async (_, file, reason) => {
    expect(await rowsOfFile(file())).toEqual({ refused: reason });
    expect(id.secondlist.unreadable[reason]).toMatch(/\.$/);
    expect(en.secondlist.unreadable[reason]).toMatch(/\.$/);
  });

  test.each(refusedAnyhow)('%s are refused in a sentence', async (_, file) => {
    const answer = await rowsOfFile(file());
    expect('refused' in answer && id.secondlist.unreadable[answer.refused]).toMatch(/\.$/);
  });

  test.each(Object.entries(readable))('%s is read right', async (what, file) => {
    const answer = await rowsOfFile(file());
    if ('refused' in answer) throw new Error(answer.refused);
    const columns = guessIntakeColumns(answer.rows, TODAY, () => undefined);
    const common = { officeId: 'o', destination: 'KH', handledOn: TODAY, citizenship: 'ID' };
    const people = rowsIn({ rows: answer.rows, columns, common, edits: {}, day: TODAY });
    const problems = people.flatMap(({ raw }) => readNewCase(raw, '', TODAY).problems.map(({ problem }) => problem));
    isRight[what as keyof typeof readable]({
      rows: answer.rows,
      names: people.flatMap(({ raw }) => raw.name ?? []),
      problems,
    });
    expect(existsSync(`/tmp/${SLIP}`)).toBe(false);
  });
});
