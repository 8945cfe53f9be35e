import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/db/client';
import { generateCases } from '@/features/demo/commands';
import { today } from '@/lib/calendar';
import { freshBase } from '@/test/base';
import { ayu } from '@/test/people';
import { logged } from '@/test/stays';
import { count } from './counting';
import type { Dimension, Question } from './input';
import { currentMemory, learn, type Memory } from './memory';
import { saveColumns, savedColumns } from './snapshot';

freshBase();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-columns-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'figures.columns');

const asked: [Question, Dimension[]][] = [
  [{ metric: 'cases_handled', asOf: today() }, ['destination', 'channel', 'year']],
  [{ metric: 'persons_repatriated', asOf: '2023-05-31' }, ['province', 'return_mode']],
  [{ metric: 'cases_open', asOf: '2024-02-29', where: { sex: 'female' } }, ['status', 'office']],
];
const counts = (memory: Memory) => asked.map(([question, by]) => count(memory, question, by));

test('Columns that were kept count as before, take what came since, and name the same cases', async () => {
  await generateCases(120);
  const memory = await currentMemory();
  const reader = await db();
  await saveColumns(reader, memory, file());
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  const saved = await savedColumns(reader, file());
  if (!saved) throw new Error('nothing was kept');
  const again: Memory = { ...memory, ...saved, answers: new Map(), populations: new Map() };
  expect(counts(again)).toEqual(counts(memory));
  expect([saved.seq, saved.last]).toEqual([memory.seq, memory.last]);
  const ids = (from: Memory) => Array.from({ length: from.columns.cases.size }, (_, n) => from.columns.cases.idOf(n));
  expect(ids(again)).toEqual(ids(memory));
  const before = counts(again)[0]?.total ?? 0;
  const facts = { office: ayu.officeId, person: 'p', episode: 'e', destination: 'KH', handledOn: '2024-01-01' };
  const added = JSON.stringify({ ...facts, status: [{ on: '2024-01-01', is: 'active' }], returns: [] });
  for (const each of [again, memory])
    learn(each, { caseId: 'new', facts: added, seq: memory.seq + 1, knownFrom: new Date() });
  expect(counts(again)).toEqual(counts(memory));
  expect(counts(again)[0]?.total).toBe(before + 1);
});

test('Damaged, cut or of another history they are as if they were not there', async () => {
  await logged(ayu, {});
  const memory = await currentMemory();
  const reader = await db();
  await saveColumns(reader, memory, file());
  const whole = readFileSync(file());
  expect(await savedColumns(reader, file())).toBeDefined();
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 100] = (damaged.at(-100) ?? 0) ^ 1;
  const elsewhere = Buffer.from(whole.toString('latin1').replace(/"history":"./, '"history":"z'), 'latin1');
  for (const content of [damaged, whole.subarray(0, whole.length / 2), Buffer.from('x'), elsewhere]) {
    writeFileSync(file(), content);
    expect(await savedColumns(reader, file())).toBeUndefined();
  }
  expect(await savedColumns(reader, join(folder, 'none'))).toBeUndefined();
});
