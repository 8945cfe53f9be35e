import { expect, test } from 'vitest';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import { workbook } from '@/bin/bench/workbooks';
import { readWorkbook } from './workbook';

const sheet = (data: Row[]) => writeExcelFile([{ sheet: 'Daftar', data }]).toBuffer();

test('A workbook is read as text, its dates as days', async () => {
  const file = await sheet([
    [{ value: 'Nama' }, { value: 'Tgl lahir' }, { value: 'NIK' }],
    [
      { value: 'Rizky' },
      { type: Date, value: new Date('1999-03-12'), format: 'dd/mm/yyyy' },
      { value: '3273011203990001' },
    ],
    [{ value: 'Siti' }, { type: Number, value: 36231 }, { type: Number, value: 12 }],
  ]);
  expect(await readWorkbook(file)).toMatchObject({
    rows: [
      ['Nama', 'Tgl lahir', 'NIK'],
      ['Rizky', '1999-03-12', '3273011203990001'],
      ['Siti', '36231', '12'],
    ],
    sheets: 1,
    formulas: 0,
  });
});

test('A formula is not reckoned: the value that was saved with it counts, and one without is told', async () => {
  const rows = [
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>Paspor</v></c></row>',
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Rizky</t></is></c><c r="B2"><f>HYPERLINK("http://x")</f></c></row>',
  ];
  const read = await readWorkbook(workbook(rows.join('')));
  expect(read).toMatchObject({ formulas: 2, unreckoned: 1 });
  expect('rows' in read && read.rows.map((row) => row.map(String))).toEqual([
    ['Nama', 'Paspor'],
    expect.arrayContaining(['Rizky']),
  ]);
});

test('The first sheet with anything in it is read, and the others are told of', async () => {
  const data = [[{ value: 'Nama' }], [{ value: 'Rizky' }]];
  const file = await writeExcelFile([
    { sheet: 'Sampul', data: [] },
    { sheet: 'Daftar', data },
    { sheet: 'Lain', data },
  ]).toBuffer();
  expect(await readWorkbook(file)).toMatchObject({ rows: [['Nama'], ['Rizky']], sheet: 2, sheets: 3 });
});

test('Five thousand lines are read, and one list too long is refused', async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => [{ value: `Orang ${n}` }, { value: '12/03/1999' }]);
  const read = await readWorkbook(await sheet(lines(5_000)));
  expect('rows' in read && read.rows.length).toBe(5_000);
  expect(await readWorkbook(await sheet(lines(6_000)))).toEqual({ refused: 'too-many-lines' });
});
