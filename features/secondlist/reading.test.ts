import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { columnsUnder, fieldOfHeading, guessColumns, linesOf } from './columns';
import { orderOf, readDate } from './dates';
import { kindOf, MOST_BYTES, MOST_LINES, MOST_ROWS, readText, textIn } from './reading';

vi.mock('csv-parse/sync', { spy: true });
beforeEach(() => void vi.mocked(parse).mockClear());

const TODAY = '2026-11-25';
const rowsOf = (text: string) => {
  const read = readText(text);
  return 'rows' in read ? read.rows : read.refused;
};

describe('A pasted list or a CSV file', () => {
  test.each([
    ['commas', 'Nama,Tgl lahir\nRizky,12/03/1999\n'],
    ['semicolons', 'Nama;Tgl lahir\nRizky;12/03/1999\n'],
    ['tabs, as cells are pasted', 'Nama\tTgl lahir\nRizky\t12/03/1999'],
    ['Windows line ends and a mark in front', '\ufeffNama;Tgl lahir\r\nRizky;12/03/1999\r\n'],
    ['old Macintosh line ends', 'Nama,Tgl lahir\rRizky,12/03/1999\r'],
    ['a line that names the delimiter', 'sep=;\r\nNama;Tgl lahir\r\nRizky;12/03/1999'],
    ['quotation marks', '"Nama","Tgl lahir"\n"Rizky","12/03/1999"'],
  ])('is read with %s', (_, text) => {
    expect(rowsOf(text).slice(0, 2)).toEqual([
      ['Nama', 'Tgl lahir'],
      ['Rizky', '12/03/1999'],
    ]);
  });

  test('keeps commas, quotation marks and line ends inside of a cell', () => {
    expect(rowsOf('Nama;Catatan\n"Siti ""Nana"" Aminah; Hj.";"kamar 4\nlantai 2"\nBudi;–')).toEqual([
      ['Nama', 'Catatan'],
      ['Siti "Nana" Aminah; Hj.', 'kamar 4\nlantai 2'],
      ['Budi', '–'],
    ]);
  });

  test('takes a quotation mark that is never closed for a part of the name', () => {
    expect(rowsOf('Nama\tPaspor\n"Abu Bakar\tA1234567\nO"Brien\tB7654321')).toEqual([
      ['Nama', 'Paspor'],
      ['"Abu Bakar', 'A1234567'],
      ['O"Brien', 'B7654321'],
    ]);
  });

  test('with such a mark is still read with what other cells hold in theirs', () => {
    expect(rowsOf('Nama;Catatan\n"Aminah; Hj.";"kata ""Nana"""\n"Abu Bakar;"A; B"\n"Ali" bin Abu;;\n"";"x"')).toEqual([
      ['Nama', 'Catatan'],
      ['Aminah; Hj.', 'kata "Nana"'],
      ['"Abu Bakar', 'A; B'],
      ['"Ali" bin Abu', '', ''],
      ['', 'x'],
    ]);
  });

  test('is parsed once at most, and not at all where there are more rows than anybody reads', () => {
    const open = (blank: number, last: string) => `nama,paspor\n"Siti\n${'\n'.repeat(blank)}${last}`;
    expect(rowsOf(open(1_900_000, ''))).toEqual([['nama', 'paspor'], ['"Siti']]);
    expect(parse).toHaveBeenCalledTimes(1);
    expect(rowsOf(open(MOST_ROWS - 100, 'Budi,A1234567'))).toHaveLength(MOST_ROWS - 97);
    expect(parse).toHaveBeenCalledTimes(2);
    expect(rowsOf(open(200_000, 'Budi,A1234567'))).toBe('too-many-lines');
    expect(rowsOf(`nama\n${';\n'.repeat(200_000)}Budi;A1234567`)).toBe('too-many-lines');
    expect(parse).toHaveBeenCalledTimes(2);
  });

  test('loses the empty rows at its end, however many a spreadsheet wrote', () => {
    expect(rowsOf(`Nama;Paspor\nBudi;\n${';\n'.repeat(200_000)}`)).toEqual([
      ['Nama', 'Paspor'],
      ['Budi', ''],
    ]);
    expect(rowsOf(';\n'.repeat(200_000))).toBe('empty');
  });

  test('comes back as it was written, whatever stands in it', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\0\r\ufeff]/g, '').trim());
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (rows, delimiter, ends) => {
        fc.pre(rows.some((row) => row.some(Boolean)));
        const text = stringify(rows, { delimiter, quoted: true, quoted_empty: true, record_delimiter: ends });
        const normal = rows.map((row) => row.map((each) => each.normalize('NFC').trim()));
        expect(rowsOf(text)).toEqual(normal);
      }),
      { numRuns: 300 },
    );
  });

  test('of names and dates comes back without a single quotation mark', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcdefgh ijk.-'), minLength: 1, maxLength: 20 });
    const cell = name.map((text) => text.trim() || 'x');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, delimiter) => {
          expect(rowsOf(stringify(rows, { delimiter }))).toEqual(rows);
        },
      ),
    );
  });

  test('is read from UTF-8, UTF-16 and what Windows wrote', () => {
    const name = 'Nama\nRené Muñoz\n';
    expect(textIn(Buffer.from(name))).toBe(name);
    expect(textIn(Buffer.from(name, 'latin1'))).toBe(name);
    expect(textIn(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(name, 'utf16le')]))).toBe(name);
  });

  test('loses the signs that no base takes in', () => {
    expect(rowsOf('Na\0ma;Paspor\nRizky\0;A1234567')).toEqual([
      ['Nama', 'Paspor'],
      ['Rizky', 'A1234567'],
    ]);
  });

  test('is told apart from a workbook, an old workbook and what is no list', () => {
    expect(kindOf(Buffer.from('Nama;Paspor'))).toBe('text');
    expect(kindOf(Buffer.from([0x50, 0x4b, 3, 4, 0]))).toBe('workbook');
    expect(kindOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old-workbook');
    expect(kindOf(Buffer.from('%PDF-1.7'))).toBe('other');
    expect(kindOf(Buffer.from([1, 0, 2]))).toBe('other');
  });

  test('is refused when it is empty, too long, too large or too wide', () => {
    expect(readText(' \n\t\n')).toEqual({ refused: 'empty' });
    expect(readText('Nama\n'.repeat(MOST_LINES + 30))).toEqual({ refused: 'too-many-lines' });
    expect(readText('x'.repeat(MOST_BYTES + 1))).toEqual({ refused: 'too-large' });
    expect(readText(`${'a,'.repeat(150)}a`)).toEqual({ refused: 'too-many-columns' });
    expect('rows' in readText('Nama\n'.repeat(MOST_LINES))).toBe(true);
  });
});

describe('A birth date', () => {
  test.each([
    ['1999-03-12', '1999-03-12'],
    ['1999/3/12', '1999-03-12'],
    ['12/03/1999', '1999-03-12'],
    ['12-3-99', '1999-03-12'],
    ['12.03.1999', '1999-03-12'],
    ['03/25/1999', '1999-03-25'],
    ['12 Maret 1999', '1999-03-12'],
    ['12 Mar 99', '1999-03-12'],
    ['12-Agt-2001', '2001-08-12'],
    ['1 Nopember 1985', '1985-11-01'],
    ['March 12, 1999', '1999-03-12'],
    ['12th May 1999', '1999-05-12'],
    ['12MAR1999', '1999-03-12'],
    ['Cirebon, 12-03-1999', '1999-03-12'],
    ['Tanjung Balai, 12 Maret 1999', '1999-03-12'],
    ['1999-03-12 00:00:00', '1999-03-12'],
    ['1999-03-12T00:00:00.000Z', '1999-03-12'],
    ['19990312', '1999-03-12'],
    ['12031999', '1999-03-12'],
    ['36231', '1999-03-12'],
    ['36231.0', '1999-03-12'],
    ['12/03/2542', '1999-03-12'],
    ['1999年3月12日', '1999-03-12'],
    ['Maret 1999', '1999-03'],
    ['03/1999', '1999-03'],
    ['1999', '1999'],
  ])('written %s is %s', (given, told) => {
    expect(readDate(given, 'day-first', TODAY)).toBe(told);
  });

  test.each(['', 'tidak tahu', '31/02/1999', '12/03/2999', '99', '27 tahun', 'A1234567', '1850-01-01', '0'])(
    'is not read from “%s”',
    (given) => {
      expect(readDate(given, 'day-first', TODAY)).toBeNull();
    },
  );

  test('of any day is read in every form it is written in', () => {
    const days = fc.date({ min: new Date('1926-01-01'), max: new Date('2026-11-24'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [y, m, d] = day.split('-') as [string, string, string];
        const long = (locale: string) =>
          new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
        const serial = String(Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000));
        const forms = [
          day,
          `${d}/${m}/${y}`,
          `${Number(d)}-${Number(m)}-${y}`,
          `${y}${m}${d}`,
          long('id'),
          long('en-US'),
          long('en-GB'),
        ];
        for (const form of serial.length === 5 ? [...forms, serial] : forms)
          expect(readDate(form, 'day-first', TODAY)).toBe(day);
        expect(readDate(`${m}/${d}/${y}`, 'month-first', TODAY)).toBe(day);
      }),
    );
  });

  test('is read month first only where the whole column says so', () => {
    expect(orderOf(['03/25/1999', '04/05/2000'])).toBe('month-first');
    expect(orderOf(['03/25/1999', '25/03/1999'])).toBe('day-first');
    expect(orderOf(['04/05/2000', ''])).toBe('day-first');
  });
});

describe('The columns of a list', () => {
  test.each([
    ['Nama', 'name'],
    ['NAMA LENGKAP', 'name'],
    ['Nama sesuai paspor', 'name'],
    ['Full name', 'name'],
    ['Given Names', 'name'],
    ['Nama panggilan', 'aliases'],
    ['Tanggal lahir', 'birth'],
    ['Tempat/Tgl Lahir', 'birth'],
    ['DOB', 'birth'],
    ['Date of Birth', 'birth'],
    ['No. Paspor', 'passport'],
    ['Passport No.', 'passport'],
    ['NIK', 'nik'],
    ['No KTP', 'nik'],
    ['No. HP', 'phone'],
    ['Telepon/WA', 'phone'],
    ['Jenis Kelamin', 'sex'],
    ['L/P', 'sex'],
    ['Gender', 'sex'],
    ['Alamat', 'address'],
    ['Tempat lahir', null],
    ['Nama ayah', null],
    ['Nama perusahaan', null],
    ['Passport expiry', null],
    ['E-mail address', null],
    ['No', null],
    ['Keterangan', null],
  ])('under “%s” hold %s', (heading, field) => {
    expect(fieldOfHeading(heading)).toBe(field);
  });

  test('are found under a title, and people below are numbered as in their sheet', () => {
    const rows = rowsOf('DAFTAR WNI;;;\n;;;\nNo;Nama;Tgl lahir;L/P\n1;Rizky;12/03/1999;L\n;;;\n2;Siti;;P\n3;;;');
    if (typeof rows === 'string') throw new Error(rows);
    const columns = guessColumns(rows, TODAY);
    expect(columns).toEqual({ head: 2, fields: [null, 'name', 'birth', 'sex'] });
    const { lines, without } = linesOf(rows, columns, TODAY);
    expect(lines.map(({ number, facts: { name, birth, sex } }) => [number, name, birth, sex])).toEqual([
      [4, 'Rizky', '1999-03-12', 'male'],
      [6, 'Siti', undefined, 'female'],
    ]);
    expect(without).toBe(1);
  });

  test('without headings are known by what stands in them', () => {
    const rows = rowsOf(
      '1\tRizky Pratama\tA1234567\t12/03/1999\t081234567890\tL\n2\tSiti Aminah\tB7654321\t01/02/2001\t+62 812 3456 7891\tP',
    );
    if (typeof rows === 'string') throw new Error(rows);
    expect(guessColumns(rows, TODAY)).toEqual({
      head: -1,
      fields: [null, 'name', 'passport', 'birth', 'phone', 'sex'],
    });
  });

  test('are counted in as many rows as there may be', () => {
    const rows = Array.from({ length: 200_000 }, () => ['']);
    expect(columnsUnder([['Nama', 'Paspor'], ...rows], 0, TODAY).fields).toEqual(['name', 'passport']);
  });

  test('under headings that somebody points at are guessed anew', () => {
    const rows = [
      ['Nama', 'x'],
      ['Nama', 'Paspor'],
      ['Rizky', 'A1234567'],
    ];
    expect(columnsUnder(rows, 1, TODAY)).toEqual({ head: 1, fields: ['name', 'passport'] });
  });

  test('may hold a name in parts, and say what could not be read', () => {
    const rows = [
      ['Given name', 'Surname', 'DOB', 'NIK', 'Passport', 'Phone'],
      ['Mohammad Rizky', 'Pratama', '12/13/99x', '3.2730112039E+15', 'A1234567', '0812-3456-7890'],
    ];
    const { lines } = linesOf(rows, guessColumns(rows, TODAY), TODAY);
    expect(lines[0]?.facts).toEqual({ name: 'Mohammad Rizky Pratama', passport: 'A1234567', phone: '6281234567890' });
    expect(lines[0]?.unread).toEqual([
      { field: 'birth', text: '12/13/99x' },
      { field: 'nik', text: '3.2730112039E+15' },
    ]);
  });
});
