import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aReport, may2023 } from '@/test/reports';
import { narrative } from './narrative';

const inEnglish = (shape: Parameters<typeof aReport>[0]) => narrative(aReport(shape), 'en');
const diIndonesia = (shape: Parameters<typeof aReport>[0]) => narrative(aReport(shape), 'id');

describe('The spokesperson reads the report of May 2023', () => {
  test('in English', () => {
    expect(inEnglish({ southeastAsia: 2434 })[0]).toBe(
      'Until May 2023, counted from January 2020, Indonesian missions and their partners handled 2,438 cases of ' +
        'Indonesian citizens exploited abroad, around 50 percent or 1,233 of them in Cambodia. The rest: Philippines 469, ' +
        'Laos 276, Myanmar 205, Thailand 187, Vietnam 34, Malaysia 30, United Arab Emirates 4. Southeast Asia alone counts 2,434.',
    );
  });

  test('in Indonesian', () => {
    expect(diIndonesia({ southeastAsia: 2434 })[0]).toBe(
      'Hingga Mei 2023, terhitung sejak Januari 2020, perwakilan RI beserta mitranya telah menangani 2.438 kasus WNI yang ' +
        'dieksploitasi di luar negeri; sekitar 50 persen atau 1.233 kasus di antaranya berada di Kamboja. Selebihnya: ' +
        'Filipina 469, Laos 276, Myanmar 205, Thailand 187, Vietnam 34, Malaysia 30, Uni Emirat Arab 4. ' +
        'Untuk Asia Tenggara saja tercatat 2.434 kasus.',
    );
  });

  test('with the month, the year, the returned and those taken again', () => {
    const shape = {
      thisMonth: { KH: 35 },
      thisYear: { KH: 400 },
      returned: [3, 60, 700] as [number, number, number],
      retrafficked: { MM: 7 },
    };
    expect(inEnglish(shape).slice(1)).toEqual([
      'In May 2023, 35 cases were handled, and 400 since the beginning of 2023.',
      'Since January 2020, 700 people have been brought home to Indonesia: 60 in 2023 so far, 3 in May 2023.',
      'In 7 cases the person had been trafficked before and was taken again.',
    ]);
    expect(diIndonesia(shape).slice(1)).toEqual([
      'Pada Mei 2023, 35 kasus ditangani; sejak awal tahun 2023 jumlahnya 400 kasus.',
      'Sejak Januari 2020, 700 orang telah dipulangkan ke Indonesia, 60 orang di antaranya sejak awal 2023 dan 3 orang pada Mei 2023.',
      'Pada 7 kasus, orang yang bersangkutan menjadi korban kembali sesudah kejadian sebelumnya berakhir.',
    ]);
  });
});

describe('The first sentence holds for any data:', () => {
  test.each([
    ['no cases', {}, 'no case of an Indonesian citizen exploited abroad had been handled, counted from January 2020.'],
    ['one case', { KH: 1 }, 'handled 1 case of Indonesian citizens exploited abroad, in Cambodia.'],
    [
      'one country',
      { PH: 12 },
      'handled 12 cases of Indonesian citizens exploited abroad, all of them in the Philippines.',
    ],
    ['exactly half', { KH: 5, LA: 3, MM: 2 }, ', 50 percent or 5 of them in Cambodia. The rest: Laos 3, Myanmar 2.'],
    ['a large share', { KH: 732, LA: 268 }, ', around 73 percent or 732 of them in Cambodia. The rest: Laos 268.'],
    ['nearly all', { KH: 999, LA: 1 }, ', more than 99 percent or 999 of them in Cambodia. The rest: Laos 1.'],
    [
      'a tie of two',
      { KH: 4, LA: 4, MM: 1 },
      '; the most were in Cambodia and in Laos, with 4 each, or around 44 percent each. The rest: Myanmar 1.',
    ],
    ['a tie of all', { KH: 4, LA: 4 }, '; the most were in Cambodia and in Laos, with 4 each, or 50 percent each.'],
    [
      'no country leading',
      { KH: 1, LA: 1, MM: 1, TH: 1 },
      'exploited abroad. By country: Cambodia 1, Laos 1, Myanmar 1, Thailand 1.',
    ],
  ])('%s', (_, handled, sentence) => {
    expect(inEnglish({ handled })[0]).toContain(sentence);
  });

  test.each([
    [
      'no cases',
      {},
      'belum ada kasus WNI yang dieksploitasi di luar negeri yang ditangani, terhitung sejak Januari 2020.',
    ],
    ['one case', { KH: 1 }, 'menangani 1 kasus WNI yang dieksploitasi di luar negeri, yaitu di Kamboja.'],
    ['one country', { PH: 12 }, '12 kasus WNI yang dieksploitasi di luar negeri, seluruhnya di Filipina.'],
    [
      'exactly half',
      { KH: 5, LA: 5, MM: 0 },
      '; terbanyak di Kamboja dan di Laos, masing-masing 5 kasus atau 50 persen.',
    ],
    [
      'no country leading',
      { KH: 1, LA: 1, MM: 1, TH: 1 },
      'di luar negeri. Menurut negara: Kamboja 1, Laos 1, Myanmar 1, Thailand 1.',
    ],
  ])('%s, in Indonesian', (_, handled, sentence) => {
    expect(diIndonesia({ handled })[0]).toContain(sentence);
  });

  test('many countries: the smallest are taken together', () => {
    const codes = ['AE', 'BH', 'CN', 'EG', 'FR', 'IN', 'JP', 'KH', 'LA', 'MM', 'NL', 'PH', 'TH', 'US'];
    const handled = Object.fromEntries(codes.map((code, n) => [code, 100 - n]));
    expect(inEnglish({ handled })[0]).toContain('Netherlands 90, and 3 other countries 264 together.');
    expect(diIndonesia({ handled })[0]).toContain('Belanda 90, dan 3 negara lain bersama-sama 264.');
  });

  test('cases whose country is unknown are told, and left out of the percentage', () => {
    const told = inEnglish({ handled: { KH: 5, LA: 5, MM: 0 }, unknown: { unknown: 2 } })[0];
    expect(told).toContain('handled 12 cases');
    expect(told).toContain('50 percent each');
    expect(told).toContain('For 2 cases the country is not known yet; percentages leave them out.');
  });

  test('no country known at all', () => {
    expect(inEnglish({ handled: {}, unknown: { not_asked: 3 } })[0]).toContain('exploited abroad.');
  });

  test('a running month is told by its day', () => {
    const told = inEnglish({ month: '2026-11', asOf: '2026-11-21', running: true });
    expect(told[0]).toContain('Until 21 November 2026, counted from January 2020,');
    expect(told[1]).toBe(
      'In November 2026 (until 21 November 2026), no case was handled, and none since the beginning of 2026.',
    );
  });

  test('January needs no year to date, and the first month no beginning', () => {
    const told = inEnglish({ month: '2020-01', asOf: '2020-01-31', handled: { KH: 2 }, thisMonth: { KH: 2 } });
    expect(told[0]).toContain('Until January 2020, Indonesian missions');
    expect(told[1]).toBe('In January 2020, 2 cases were handled.');
  });

  test('whatever the counts: whole sentences, no gap, every total in it', () => {
    const counts = fc.dictionary(fc.constantFrom('KH', 'PH', 'LA', 'MM', 'TH', 'VN', 'MY', 'AE', 'US'), fc.nat(5000));
    fc.assert(
      fc.property(counts, fc.constantFrom('id' as const, 'en' as const), (handled, locale) => {
        for (const paragraph of narrative(aReport({ handled }), locale)) {
          expect(paragraph).toMatch(/^\p{Lu}.*\.$/u);
          expect(paragraph).not.toMatch(/\s{2}|\{|\}|undefined|NaN| [,.;]|\.\.|,,/);
        }
      }),
    );
  });
});

test('The published counts are those of May 2023', () => {
  expect(Object.values(may2023).reduce((sum, value) => sum + value, 0)).toBe(2438);
});
