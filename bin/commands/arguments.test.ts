import { describe, expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';
import { readArguments } from './arguments';
import { countWanted } from './cases';
import { figuresQuestion } from './figures';
import { reportWanted } from './report';
import { languageOf } from './terminal';

const texts = textsFor('en');
const question = (typed: string) => figuresQuestion(typed.split(' ').filter(Boolean), texts, '2026-11-21');
const report = (typed: string) => reportWanted(typed.split(' ').filter(Boolean), texts, '2026-11-21');

describe('What is typed after a command', () => {
  const known = { values: ['as-of', 'by'], flags: ['json'], positionals: 1 };

  test('is read in any order, with or without an equals sign', () => {
    expect(readArguments(['--json', 'x', '--as-of=2023', '--by', 'sex'], known)).toEqual({
      values: { 'as-of': '2023', by: 'sex' },
      flags: new Set(['json']),
      positionals: ['x'],
    });
  });

  test.each([
    ['--asof 2023', { refused: 'unknownOption', name: '--asof' }],
    ['-j', { refused: 'unknownOption', name: '-j' }],
    ['--json=yes', { refused: 'unknownOption', name: '--json' }],
    ['--by', { refused: 'missingValue', name: '--by' }],
    ['--by --json', { refused: 'missingValue', name: '--by' }],
    ['--by=', { refused: 'missingValue', name: '--by' }],
    ['--by sex --by year', { refused: 'givenTwice', name: '--by' }],
    ['x y', { refused: 'unexpected', name: 'y' }],
  ])('is refused when it cannot be meant: %s', (typed, refused) => {
    expect(readArguments(typed.split(' '), known)).toEqual(refused);
  });
});

describe('figures', () => {
  test('asks what was typed', () => {
    expect(question('--as-of 2023-05-31 --by country --region southeast_asia --json --lang id')).toEqual({
      question: { metric: 'cases_handled', by: 'destination', where: { region: 'southeast_asia' }, asOf: '2023-05-31' },
      json: true,
      lang: 'id',
    });
    expect(question('--country KH --scam-type love_scam --from 2022 --to 2022-06')).toMatchObject({
      question: {
        where: { destination: 'KH', scamType: 'love_scam' },
        from: '2022-01-01',
        to: '2022-06-30',
        asOf: '2026-11-21',
      },
    });
  });

  test.each([
    '--as-of 2023-02-30',
    '--as-of 2023-13',
    '--as-of 2026-11-22',
    '--as-of yesterday',
    '--country XX',
    '--country Cambodia',
    '--region narnia',
    '--by colour',
    '--metric money',
    '--lang fr',
    '--office PNH',
    '--country KH --destination LA',
    '--from 2023-05-02 --to 2023-05-01',
    'cambodia',
  ])('refuses %s with one sentence', (typed) => {
    const refused = question(typed);
    expect(refused).toMatchObject({ exit: 2, err: expect.stringMatching(/^\S.*[.…]?$/) });
    expect('err' in refused && refused.err).not.toMatch(/\n|commandLine|figures\./);
  });
});

describe('report', () => {
  test('makes what was typed; the name of the file may tell the format', () => {
    expect(report('2023-05 --lang id --format csv --out x')).toEqual({
      month: '2023-05',
      lang: 'id',
      format: 'csv',
      out: 'x',
    });
    expect(report('2023-05 --out report.PDF')).toEqual({
      month: '2023-05',
      lang: 'en',
      format: 'pdf',
      out: 'report.PDF',
    });
  });

  test.each([
    ['--out x.csv', 'Say which month'],
    ['2023-13 --out x.csv', 'There is no month “2023-13”'],
    ['May --out x.csv', 'There is no month “May”'],
    ['2019-12 --out x.csv', 'Reports begin with January 2020'],
    ['2026-12 --out x.csv', 'December 2026 lies in the future'],
    ['2023-05', 'Say where to write'],
    ['2023-05 --out report', 'There is no format “”'],
    ['2023-05 --out report.odt', 'There is no format “odt”'],
    ['2023-05 --out x.csv --lang fr', 'There is no language “fr”'],
  ])('refuses %s', (typed, sentence) => {
    expect(report(typed)).toEqual({ exit: 2, err: expect.stringContaining(sentence) });
  });
});

describe('cases generate', () => {
  const wanted = (typed: string) => countWanted(typed.split(' ').filter(Boolean), texts);

  test('takes a whole number above zero', () => expect(wanted('generate 1000')).toBe(1000));

  test.each([
    '',
    'generate',
    'generate 0',
    'generate -5',
    'generate 1.5',
    'generate 1e3',
    'generate many',
    'delete 5',
    'generate 5 6',
  ])('refuses “%s”', (typed) => expect(wanted(typed)).toMatchObject({ exit: 2, err: expect.any(String) }));
});

test('The terminal tells the language', () => {
  expect(languageOf({ LANG: 'id_ID.UTF-8' })).toBe('id');
  expect(languageOf({ LANG: 'en_GB.UTF-8', LC_ALL: 'id_ID' })).toBe('id');
  expect(languageOf({ LANG: 'C' })).toBe('en');
  expect(languageOf({})).toBe('en');
});
