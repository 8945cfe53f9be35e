import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNewCase } from '@/features/cases/input';
import { readText } from '@/features/secondlist/reading';
import { guessIntakeColumns, intakeFieldOf } from './columns';
import type { Decision, Verdict } from './list';
import { rowsIn } from './rows';
import { choicesFor, decidedTogether, planOf, usualDecision } from './rules';

const TODAY = '2026-11-25';
const common = { officeId: 'o', destination: 'KH', handledOn: TODAY, citizenship: 'ID' };

function peopleIn(text: string) {
  const read = readText(text);
  if (!('rows' in read)) throw new Error(read.refused);
  const columns = guessIntakeColumns(read.rows, TODAY, () => undefined);
  return rowsIn({ rows: read.rows, columns, common, edits: {}, day: TODAY }).map(({ raw }) => raw);
}

describe('The headings of a list', () => {
  test.each([
    ['Nama Lengkap', 'name'],
    ['Full name', 'name'],
    ['Tgl Lahir', 'birth'],
    ['DOB', 'birth'],
    ['No. Paspor', 'passport'],
    ['Passport No', 'passport'],
    ['L/P', 'sex'],
    ['Provinsi Asal', 'homeProvince'],
    ['Province', 'homeProvince'],
    ['Tanggal laporan', 'handledOn'],
    ['Date reported', 'handledOn'],
    ['HP keluarga', 'contacts'],
    ['Emergency contact', 'contacts'],
    ['Nama perusahaan', 'place'],
    ['Compound', 'place'],
    ['Negara', 'destination'],
    ['Keterangan', 'notes'],
    ['Tempat lahir', null],
    ['Kewarganegaraan', null],
    ['No', null],
  ])('%s is %s', (heading, field) => expect(intakeFieldOf(heading)).toBe(field));
});

describe('A row', () => {
  test('is read with its date in any of three forms, and with nothing where a list says that there is nothing', () => {
    const rows = peopleIn(
      'Nama\tTgl lahir\tPaspor\tHP\nAgus\t12/03/1999\tc 123-4567\t81234567890\nBudi\t1999-03-12\t-\t0062 812 3456\nCici\t12 Maret 1999\ttidak ada\t',
    );
    expect(rows.map(({ birth }) => birth)).toEqual([['1999-03-12'], ['1999-03-12'], ['1999-03-12']]);
    expect(rows.map(({ passport }) => passport)).toEqual([['C1234567'], undefined, undefined]);
    expect(rows.map(({ phone }) => phone)).toEqual([['081234567890'], ['+628123456'], undefined]);
  });

  test('says where somebody was and when, or the whole list does', () => {
    const [one, other] = peopleIn('Nama;Negara;Tanggal laporan;Provinsi\nAgus;Myanmar;3 Mei 2024;Jawa Barat\nBudi;;;');
    const { file } = readNewCase(one ?? {}, '', TODAY);
    expect(file.answers).toMatchObject({ destination: 'MM', handledOn: '2024-05-03', homeProvince: '32' });
    expect(readNewCase(other ?? {}, '', TODAY).file.answers).toMatchObject({ destination: 'KH', handledOn: TODAY });
  });
});

const aVerdict = fc.record({
  is: fc.constantFrom('new', 'known', 'doubtful', 'repeated', 'broken'),
  problems: fc.constant([]),
  people: fc.array(
    fc.record({
      personId: fc.uuid(),
      outcome: fc.constantFrom('same', 'doubtful'),
      evidence: fc.constant([]),
      suggestion: fc.constantFrom('new-episode', 'same-episode'),
      reference: fc.constant('PNH-2026-00001'),
    }),
    { maxLength: 3 },
  ),
  elsewhere: fc.constant([]),
  twin: fc.option(fc.nat(9), { nil: undefined }),
}) as fc.Arbitrary<Verdict>;

describe('What is decided', () => {
  test('together is among what may be decided of each row, and nothing of other kinds changes', () => {
    const acts = fc.constantFrom('known-as-suggested', 'known-left-out', 'doubtful-wait', 'doubtful-logged');
    fc.assert(
      fc.property(acts, fc.array(aVerdict), (act, verdicts) => {
        const before = verdicts.map(usualDecision);
        const after = decidedTogether(act, verdicts, before);
        const changed = (n: number) => after[n] !== before[n];
        return verdicts.every(
          (verdict, n) =>
            choicesFor(verdict).includes(after[n] as Decision) && (!changed(n) || act.startsWith(verdict.is)),
        );
      }),
    );
  });

  test('of a row that cannot be logged is never to log it, and every row is in the plan once', () => {
    fc.assert(
      fc.property(fc.array(aVerdict), (verdicts) => {
        const decisions = verdicts.map(usualDecision);
        const plan = planOf({ decisions });
        const broken = verdicts.every(({ is }, n) => is !== 'broken' || decisions[n] === 'leave');
        return broken && plan.join === 0 && plan.log + plan.wait + plan.leave === verdicts.length;
      }),
    );
  });
});
