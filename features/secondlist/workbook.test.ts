import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import writeExcelFile, { type Row } from 'write-excel-file/node';
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

test('A broken workbook is refused, wherever it is broken', async () => {
  const whole = await sheet([[{ value: 'Nama' }], [{ value: 'Rizky' }]]);
  const noise = Buffer.from(whole);
  noise.fill(7, 60, 400);
  for (const file of [
    whole.subarray(0, whole.length / 2),
    noise,
    Buffer.from('PK\u0003\u0004 nothing'),
    zip({ 'a.xml': Buffer.from('<a/>') }),
  ])
    expect(await readWorkbook(file)).toEqual({ refused: 'broken-workbook' });
});

test('A file that grows beyond all measure when it is unpacked is refused, also when it lies about its size', async () => {
  const bomb = Buffer.alloc(200_000_000, 0x20);
  expect(await readWorkbook(zip({ 'xl/worksheets/sheet1.xml': bomb }))).toEqual({ refused: 'packed-too-tight' });
  expect(await readWorkbook(zip({ 'xl/worksheets/sheet1.xml': bomb }, 1_000))).toEqual({ refused: 'packed-too-tight' });
  const small = Buffer.from('<a/>');
  expect(await readWorkbook(zip({ 'xl/worksheets/sheet1.xml': small }, 20_000_000))).toEqual({
    refused: 'broken-workbook',
  });
});

test('A file that takes the memory of its reader away takes nothing from us', async () => {
  // Within the limit unpacked, yet every one of its cells becomes an object.
  const cells = '<row><c><v>1</v></c></row>'.repeat(900_000);
  const read = await readWorkbook(workbook(cells));
  expect('refused' in read && read.refused).toMatch(/packed-too-tight|too-slow|too-many-lines|broken-workbook/);
});

test('What is too large is not even begun', async () => {
  expect(await readWorkbook(Buffer.alloc(50_000_000))).toEqual({ refused: 'too-large' });
});

test('Five thousand lines are read, and one list too long is refused', async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => [{ value: `Orang ${n}` }, { value: '12/03/1999' }]);
  const read = await readWorkbook(await sheet(lines(5_000)));
  expect('rows' in read && read.rows.length).toBe(5_000);
  expect(await readWorkbook(await sheet(lines(6_000)))).toEqual({ refused: 'too-many-lines' });
});

function workbook(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const link = (type: string, target: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`;
  return zip({
    '_rels/.rels': Buffer.from(link('officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': Buffer.from(link('worksheet', 'worksheets/sheet1.xml')),
    'xl/workbook.xml': Buffer.from(
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Daftar" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': Buffer.from(
      `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  });
}

/** A ZIP file of these parts; `claimed` is the size that they say they have. */
function zip(parts: Record<string, Buffer>, claimed?: number): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, Buffer.from(name)]));
    files.push(local);
    at += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, all, end]);
}
