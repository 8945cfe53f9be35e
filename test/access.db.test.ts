import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { actsOfTheHouse } from './access/acts-of-the-house';
import { actsOnCases } from './access/acts-on-cases';
import { exempt } from './access/exempt';
import { actors, othersJoin } from './access/people';
import { makeTarget, records } from './access/records';
import { tableUnder } from './access/table';
import { freshBase } from './base';
import { filesIn, read } from './house';

freshBase();
beforeEach(async () => {
  // The audit takes twenty refusals a minute of one person one by one; here every one is looked for.
  Object.assign(globalThis, { pulangRefusals: undefined });
  await othersJoin();
});

const onCases = tableUnder('Cases');
const ofTheHouse = tableUnder('Everything else');
let cells = 0;
afterAll(() => console.log(`The table of who may do what holds in ${cells} cells.`));

describe('The table of who may do what', () => {
  test('names every act, every record and everyone', () => {
    const wanted = Object.keys(actsOnCases).flatMap((act) => records.map((record) => [act, record]));
    expect(onCases.rows.map(({ act, record }) => [act, record])).toEqual(wanted);
    expect(ofTheHouse.rows.map(({ act }) => act)).toEqual(Object.keys(actsOfTheHouse));
    for (const { head } of [onCases, ofTheHouse]) expect(head).toEqual(Object.keys(actors));
  });

  test('tries every command and every query there is', () => {
    const acts = [...Object.values(actsOnCases), ...Object.values(actsOfTheHouse)];
    const known = new Set([...acts.flatMap(({ calls }) => calls), ...Object.keys(exempt)]);
    const there = commandsAndQueries();
    expect(there.filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !there.includes(name))).toEqual([]);
  });

  test.each(onCases.rows)('$act · $record', async ({ act, record, answers }) => {
    const kind = records.find((each) => each === record);
    const said: string[] = [];
    for (const actor of Object.values(actors)) {
      if (!kind) throw new Error(`${record} is no record`);
      said.push((await actsOnCases[act]?.run(actor, await makeTarget(actor, kind))) ?? '');
    }
    expect(said).toEqual(answers);
    cells += said.length;
  });

  test.each(ofTheHouse.rows)('$act', async ({ act, answers }) => {
    const said: string[] = [];
    for (const actor of Object.values(actors)) said.push((await actsOfTheHouse[act]?.run(actor)) ?? '');
    expect(said).toEqual(answers);
    cells += said.length;
  });
});

/** The names of all exported functions in the commands and queries of the features. */
function commandsAndQueries(): string[] {
  const files = filesIn('features').filter((path) => /\/(commands|queries)(\/[\w-]+)?\.ts$/.test(path));
  return files
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) =>
      [...read(path).matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name = '']) => name),
    )
    .filter((name) => !/^[A-Z]/.test(name) && name !== 'sorts' && name !== 'spans');
}
