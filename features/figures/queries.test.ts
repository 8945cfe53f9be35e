import { describe, expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { aCase, addCases, joinRecords } from '@/test/cases';
import { ayu, dewi } from '@/test/people';
import { figure } from './queries';

freshBase();

describe('Cases handled', () => {
  test('are counted by destination, largest first', async () => {
    await addCases([aCase(), aCase(), aCase({ destination: 'PH', officeId: 'office-mnl' })]);
    expect(await figure(ayu, { metric: 'cases_handled', by: 'destination', asOf: '2023-05-31' })).toMatchObject({
      unit: 'case',
      total: 3,
      answered: 3,
      rows: [
        { key: 'KH', value: 2 },
        { key: 'PH', value: 1 },
      ],
      absent: [],
    });
  });

  test('leave out a duplicate from the day it was closed as one, and not before', async () => {
    await addCases([aCase(), aCase().duplicate('2023-06-12')]);
    const asOf = async (day: string) => (await figure(ayu, { metric: 'cases_handled', asOf: day })).total;
    expect(await asOf('2023-05-31')).toBe(2);
    expect(await asOf('2023-06-11')).toBe(2);
    expect(await asOf('2023-06-12')).toBe(1);
    expect(await asOf('2023-07-31')).toBe(1);
  });

  test('leave out a report until it is accepted', async () => {
    await addCases([aCase({ handledOn: '2023-05-02' }).reported().accepted('2023-05-20')]);
    const asOf = async (day: string) => (await figure(ayu, { metric: 'cases_handled', asOf: day })).total;
    expect(await asOf('2023-05-19')).toBe(0);
    expect(await asOf('2023-05-20')).toBe(1);
  });

  test('do not move as of a past day when a case is logged later', async () => {
    await addCases([aCase(), aCase({ handledOn: '2023-06-26', destination: 'PH' })]);
    expect((await figure(ayu, { metric: 'cases_handled', asOf: '2023-05-31' })).total).toBe(1);
  });

  test('know that missing is not no: those without an answer stay out of the denominator', async () => {
    await addCases([
      aCase({ sex: 'female', answers: { recruitment_channel: ['social_media', 'messaging_app'] } }),
      aCase({ sex: 'male', answers: { recruitment_channel: ['social_media'] } }),
      aCase({ sex: 'declined', answers: { recruitment_channel: ['unknown'] } }),
      aCase(),
    ]);
    expect(await figure(dewi, { metric: 'cases_handled', by: 'sex', asOf: '2023-05-31' })).toMatchObject({
      total: 4,
      answered: 2,
      absent: [
        { key: 'declined', value: 1 },
        { key: 'not_asked', value: 1 },
      ],
    });
    expect(await figure(dewi, { metric: 'cases_handled', by: 'channel', asOf: '2023-05-31' })).toMatchObject({
      total: 4,
      answered: 2,
      rows: [
        { key: 'social_media', value: 2 },
        { key: 'messaging_app', value: 1 },
      ],
      absent: [
        { key: 'not_asked', value: 1 },
        { key: 'unknown', value: 1 },
      ],
    });
  });

  test('follow the members of a region: Timor-Leste belongs to Southeast Asia from 26 October 2025', async () => {
    await addCases([aCase(), aCase({ destination: 'TL' })]);
    const where = { region: 'southeast_asia' as const };
    expect((await figure(ayu, { metric: 'cases_handled', where, asOf: '2025-10-25' })).total).toBe(1);
    expect((await figure(ayu, { metric: 'cases_handled', where, asOf: '2025-10-26' })).total).toBe(2);
  });
});

describe('Persons', () => {
  test('count once, however many cases or returns they have', async () => {
    const twice = { personId: 'person-1' };
    await addCases([
      aCase({ ...twice, sex: 'female' }).returned('2022-05-01', 'chartered_flight'),
      aCase({ ...twice, sex: 'female', destination: 'MM', handledOn: '2022-09-01' }).returned('2022-12-01'),
      aCase().returned('2023-02-01'),
    ]);
    const year = { from: '2022-01-01', to: '2022-12-31', asOf: '2023-05-31' };
    expect((await figure(ayu, { metric: 'persons_repatriated', ...year })).total).toBe(1);
    expect((await figure(ayu, { metric: 'persons_repatriated', asOf: '2023-05-31' })).total).toBe(2);
    expect((await figure(ayu, { metric: 'persons_assisted', asOf: '2023-05-31' })).total).toBe(2);
    expect(await figure(ayu, { metric: 'persons_repatriated', by: 'destination', ...year })).toMatchObject({
      total: 1,
      rows: [
        { key: 'KH', value: 1 },
        { key: 'MM', value: 1 },
      ],
    });
  });

  test('count once who turns out to be one in two files, with what the record says that speaks; the cases stay two', async () => {
    await addCases([
      aCase({ personId: 'person-1', sex: 'female', birthYear: 1999 }).returned('2022-05-01'),
      aCase({ personId: 'person-2', sex: 'unknown', officeId: 'office-mnl', handledOn: '2022-03-10' }).returned(
        '2022-05-01',
      ),
    ]);
    const total = async (metric: 'cases_handled' | 'persons_assisted' | 'persons_repatriated') =>
      (await figure(ayu, { metric, asOf: '2023-05-31' })).total;
    expect([await total('cases_handled'), await total('persons_assisted')]).toEqual([2, 2]);
    await joinRecords({ 'person-2': 'person-1' });
    expect([await total('cases_handled'), await total('persons_assisted')]).toEqual([2, 1]);
    expect(await total('persons_repatriated')).toBe(1);
    const bySex = { metric: 'cases_handled', by: 'sex', asOf: '2023-05-31' } as const;
    expect(await figure(ayu, bySex)).toMatchObject({ rows: [{ key: 'female', value: 2 }], absent: [] });
    const where = { ageBand: 'age_21_23' } as const;
    expect((await figure(ayu, { metric: 'cases_handled', where, asOf: '2023-05-31' })).total).toBe(2);
  });
});
