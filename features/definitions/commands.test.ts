import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { NotFound } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, citra, dewi } from '@/test/people';
import {
  changeDefinition,
  recordWorldEvent,
  saveDefinition,
  shareDefinition,
  withdrawDefinition,
  withdrawWorldEvent,
} from './commands';
import type { Content } from './content';
import { countDefinition, definition, definitionsFor, worldEventsUntil } from './queries';

freshBase();

const all: Content = { view: { metric: 'cases_handled', asOf: '2023-05-31' } };
const southeast: Content = { view: { metric: 'cases_handled', region: 'southeast_asia', asOf: '2023-05-31' } };
const save = (id: string, content: Content, name = id) =>
  saveDefinition(dewi, { id, content, nameId: `Angka ${name}`, nameEn: `Figure ${name}`, note: null });

async function twoAndTheirDifference() {
  await addCases([aCase(), aCase({ destination: 'PH' }), aCase({ destination: 'AE' }), aCase({ destination: 'AE' })]);
  await save('all', all);
  await save('southeast', southeast);
  return save('difference', { of: 'difference', parts: ['all', 'southeast'] });
}

describe('Dewi the analyst', () => {
  test('takes a difference apart in one line: 4 − 2 = 2, the Emirates', async () => {
    expect(await twoAndTheirDifference()).toEqual({ id: 'difference' });
    const counted = await countDefinition(dewi, 'difference');
    expect(counted).toMatchObject({
      total: 2,
      unit: 'case',
      made: { by: 'destination', rows: [{ key: 'AE', value: 2 }] },
    });
    expect(counted.parts.map(({ total }) => total)).toEqual([4, 2]);
    const entries = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'definition.saved'));
    expect(entries.map(({ subjectId }) => subjectId)).toEqual(['all', 'southeast', 'difference']);
    expect(entries.some(({ details }) => details.includes('Angka'))).toBe(false);
  });

  test('adds two up, and cannot add cases and persons', async () => {
    await twoAndTheirDifference();
    await save('sum', { of: 'sum', parts: ['all', 'difference'] });
    expect((await countDefinition(dewi, 'sum')).total).toBe(6);
    await save('persons', { view: { metric: 'persons_assisted' } });
    expect(await save('mixed', { of: 'sum', parts: ['all', 'persons'] })).toEqual({ refused: 'unlike-units' });
  });

  test('keeps a definition to herself until she shares it, its parts first', async () => {
    await twoAndTheirDifference();
    expect(await definitionsFor(ayu)).toEqual([]);
    await expect(definition(ayu, 'all')).rejects.toThrow(NotFound);
    expect(await shareDefinition(dewi, 'difference')).toEqual({ refused: 'parts-not-shared' });
    await shareDefinition(dewi, 'all');
    await shareDefinition(dewi, 'southeast');
    expect(await shareDefinition(dewi, 'difference')).toEqual({ id: 'difference' });
    expect((await countDefinition(ayu, 'difference')).total).toBe(2);
    expect(await shareDefinition(citra, 'all')).toEqual({ refused: 'not-yours' });
  });

  test('changes its name, and is refused where it was changed elsewhere meanwhile', async () => {
    await save('all', all);
    const words = { id: 'all', nameId: 'Semua kasus', nameEn: 'All cases', note: 'Untuk rapat' };
    expect(await changeDefinition(dewi, { ...words, version: 1 })).toEqual({ id: 'all' });
    expect(await changeDefinition(dewi, { ...words, nameId: 'Lain', version: 1 })).toEqual({ refused: 'stale' });
    expect(await definition(dewi, 'all')).toMatchObject({ nameId: 'Semua kasus', version: 2, content: all });
  });

  test('withdraws one that nothing is made of any more', async () => {
    await twoAndTheirDifference();
    expect(await withdrawDefinition(dewi, 'all')).toEqual({ refused: 'still-used' });
    await withdrawDefinition(dewi, 'difference');
    expect(await withdrawDefinition(dewi, 'all')).toEqual({ id: 'all' });
    expect((await definitionsFor(dewi)).map(({ id }) => id)).toEqual(['southeast']);
  });

  test('sends a form twice and has one', async () => {
    await save('all', all);
    expect(await save('all', all)).toEqual({ refused: 'sent-already' });
    expect(await definitionsFor(dewi)).toHaveLength(1);
  });
});

test('Ayu the caseworker names no figure and notes no event', async () => {
  const named = { id: 'x', content: all, nameId: 'Angka saya', nameEn: 'My figure', note: null };
  expect(await saveDefinition(ayu, named)).toEqual({ refused: 'not-yours' });
  const event = { id: 'e', on: '2023-05-05', country: null, nameId: 'Pertemuan', nameEn: 'Meeting', source: null };
  expect(await recordWorldEvent(ayu, event)).toEqual({ refused: 'not-yours' });
});

test('Citra notes an event in the Philippines: seen there and everywhere, not in Cambodia; and withdraws it', async () => {
  const event = { on: '2023-06-26', nameId: 'Operasi gabungan', nameEn: 'Joint operation', source: 'Kemlu' };
  await recordWorldEvent(citra, { ...event, id: 'ph', country: 'PH' });
  await recordWorldEvent(citra, { ...event, id: 'world', country: null, on: '2023-05-11' });
  const seen = async (day: string, country?: string) => (await worldEventsUntil(ayu, day, country)).map(({ id }) => id);
  expect(await seen('2023-12-31')).toEqual(['ph', 'world']);
  expect(await seen('2023-12-31', 'KH')).toEqual(['world']);
  expect(await seen('2023-06-25', 'PH')).toEqual(['world']);
  expect(await withdrawWorldEvent(citra, 'ph')).toEqual({ id: 'ph' });
  expect(await withdrawWorldEvent(citra, 'ph')).toEqual({ refused: 'over' });
  expect(await seen('2023-12-31')).toEqual(['world']);
});
