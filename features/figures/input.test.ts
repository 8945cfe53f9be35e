import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someQuestion } from '@/test/random-cases';
import { listHref, parametersOf } from './addresses';
import { parseFilter, parsePeriod, questionFrom } from './input';

const now = '2026-11-14';
const parametersIn = (address: string) => Object.fromEntries(new URL(address, 'http://localhost').searchParams);

describe('A period', () => {
  test('is as of today unless said otherwise', () => {
    expect(parsePeriod({}, now)).toEqual({ asOf: now });
    expect(parsePeriod({ from: '', to: '', asOf: '' }, now)).toEqual({ asOf: now });
  });
  test('takes days, months and years', () => {
    expect(parsePeriod({ from: '2020', to: '2023-05', asOf: '2023-05-31' }, now)).toEqual({
      from: '2020-01-01',
      to: '2023-05-31',
      asOf: '2023-05-31',
    });
    expect(parsePeriod({ asOf: '2026-11' }, now)).toEqual({ asOf: now });
  });
  test.each([
    [{ from: '2023-13' }, 'no-such-date'],
    [{ asOf: '2023-02-30' }, 'no-such-date'],
    [{ to: 'May' }, 'no-such-date'],
    [{ asOf: '2026-11-15' }, 'in-the-future'],
    [{ from: '2026-12' }, 'in-the-future'],
    [{ from: '2023-06-01', to: '2023-05-31' }, 'ends-before-it-begins'],
    [{ from: '2023-06-01', asOf: '2023-05-31' }, 'begins-after-as-of'],
  ])('%j is refused: %s', (raw, refused) => {
    expect(parsePeriod(raw, now)).toMatchObject({ refused });
  });
});

describe('A filter', () => {
  test('takes codes, and the reasons for having none', () => {
    expect(parseFilter({ destination: 'KH', channel: 'social_media', sex: 'not_asked', office: 'o1', x: 'y' })).toEqual(
      {
        destination: 'KH',
        channel: 'social_media',
        sex: 'not_asked',
        officeId: 'o1',
      },
    );
  });
  test('takes several codes, what is left out, and parts that must both hold', () => {
    const given = { destination: 'KH, PH,KH', region: '!middle_east', channel: 'social_media,other;!unknown', sex: '' };
    expect(parseFilter(given)).toEqual({
      destination: 'KH,PH',
      region: '!middle_east',
      channel: 'social_media,other;!unknown',
    });
    expect(parseFilter({ destination: 'KH,XX' })).toEqual({
      refused: 'no-such-country',
      field: 'destination',
      value: 'XX',
    });
  });
  test.each([
    [{ destination: '!' }, 'no-such-country'],
    [{ destination: 'KH,' }, 'no-such-country'],
    [{ office: '!' }, 'no-such-code'],
    [{ sex: 'male;' }, 'no-such-code'],
    [{ destination: 'XX' }, 'no-such-country'],
    [{ destination: 'kh' }, 'no-such-country'],
    [{ region: 'atlantis' }, 'no-such-region'],
    [{ region: 'not_asked' }, 'no-such-region'],
    [{ scamType: 'juggling' }, 'no-such-code'],
  ])('%j is refused: %s', (raw, refused) => {
    expect(parseFilter(raw)).toMatchObject({ refused });
  });
});

describe('A question', () => {
  test('in an address is read back as it was', () => {
    fc.assert(
      fc.property(someQuestion, ({ by: _, ...question }) => {
        const { from = '', to = '9999', asOf } = question;
        fc.pre(from <= to && from <= asOf);
        const read = questionFrom(Object.fromEntries(parametersOf(question)), '2027-01-01');
        expect(read).toEqual(JSON.parse(JSON.stringify(question)));
      }),
    );
  });
  test('may be about what was known on a day, or by an entry of the audit', () => {
    expect(questionFrom({ knownOn: '2023-06', knownAt: '812' }, now)).toMatchObject({
      knownOn: '2023-06-30',
      knownAt: 812,
    });
    expect(questionFrom({ knownOn: '2026-11' }, now)).toMatchObject({ knownOn: now });
    expect(questionFrom({ knownOn: '2026-12' }, now)).toMatchObject({ refused: 'in-the-future' });
    expect(questionFrom({ knownOn: 'May' }, now)).toMatchObject({ refused: 'no-such-date' });
    expect(questionFrom({ knownAt: '-1' }, now)).toMatchObject({ refused: 'no-such-entry' });
  });
  test('about one row of a figure narrows to it', () => {
    const asked = { metric: 'cases_handled', from: '2022-04-01', asOf: '2023-05-31' } as const;
    expect(parametersIn(listHref({ ...asked, by: 'destination' }, 'KH'))).toEqual({ ...asked, destination: 'KH' });
    expect(parametersIn(listHref({ ...asked, by: 'year' }, '2022'))).toEqual({ ...asked, to: '2022-12-31' });
    expect(parametersIn(listHref({ ...asked, by: 'month' }, '2023-02'))).toEqual({
      ...asked,
      from: '2023-02-01',
      to: '2023-02-28',
    });
  });
  test.each([
    [{ metric: 'smiles' }, 'no-such-metric'],
    [{ by: 'shoe_size' }, 'no-such-dimension'],
  ])('%j is refused: %s', (raw, refused) => {
    expect(questionFrom(raw, now)).toMatchObject({ refused });
  });
});
