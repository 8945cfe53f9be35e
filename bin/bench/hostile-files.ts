import { gzipSync } from 'node:zlib';
import type { Unreadable } from '@/features/secondlist/reading';
import { workbook, zip } from './workbooks';

/** Where a part of a workbook would be, had it climbed out. */
export const SLIP = 'pulang-slip.xml';

const text = (words: string) => Buffer.from(words, 'utf8');
const cell = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const rizky = `<row r="1">${cell('A1', 'Nama')}</row><row r="2">${cell('A2', 'Rizky')}</row>`;
const bomb = Buffer.alloc(200_000_000, 0x20);
const whole = workbook(rizky);
const noisy = Buffer.from(whole);
noisy.fill(7, 60, 400);
const lost = Buffer.from(whole);
// The directory is said to be where nothing is.
lost.writeUInt32LE(0x7fffffff, lost.length - 6);
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const wide = (words: string) => Buffer.from(words, 'utf16le');

export const refused: [string, () => Buffer, Unreadable][] = [
  ['a bomb: 200 MB of blanks in 200 kB', () => zip({ 'xl/worksheets/sheet1.xml': bomb }), 'packed-too-tight'],
  ['a bomb that says it is small', () => zip({ 'xl/worksheets/sheet1.xml': bomb }, 1_000), 'packed-too-tight'],
  ['a part that says it is large', () => zip({ 'xl/workbook.xml': text('<a/>') }, 20_000_000), 'broken-workbook'],
  ['a ZIP file inside of a ZIP file', () => zip({ 'xl/worksheets/sheet1.xml': zip({ a: bomb }) }), 'broken-workbook'],
  [
    'six hundred parts',
    () => zip(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`xl/${n}.xml`, text('<a/>')]))),
    'packed-too-tight',
  ],
  ['half a workbook', () => whole.subarray(0, whole.length / 2), 'broken-workbook'],
  ['a workbook with noise in it', () => noisy, 'broken-workbook'],
  ['a workbook whose directory is elsewhere', () => lost, 'broken-workbook'],
  ['four signs of a workbook and no more', () => text('PK\u0003\u0004 nothing'), 'broken-workbook'],
  ['a ZIP file of something else', () => zip({ 'a.xml': text('<a/>') }), 'broken-workbook'],
  ['a letter (DOCX)', () => zip({ 'word/document.xml': text('<w:document/>') }), 'broken-workbook'],
  ['an empty ZIP file', () => Buffer.concat([text('PK\u0005\u0006'), Buffer.alloc(18)]), 'not-a-list'],
  ['an old workbook (XLS), or one under a password', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old-workbook'],
  ['a PDF called .csv', () => text('%PDF-1.7\n1 0 obj'), 'not-a-list'],
  ['a photo (JPEG)', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), 'not-a-list'],
  ['a picture (PNG)', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'not-a-list'],
  ['a program (EXE)', () => Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'not-a-list'],
  ['a packed list (GZIP)', () => gzipSync(text('Nama\nRizky')), 'not-a-list'],
  ['a list with NUL in it', () => text('Nama\nRiz\0ky'), 'not-a-list'],
  ['UTF-16 without its mark', () => wide('Nama\nRizky'), 'not-a-list'],
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['a mark and blanks', () => text('\ufeff  \n\t\n;;;\n'), 'empty'],
  ['a million rows', () => text('a\n'.repeat(1_000_000)), 'too-many-lines'],
  ['six thousand people', () => text(`Nama\n${'Rizky Pratama\n'.repeat(6_000)}`), 'too-many-lines'],
  ['ten thousand columns', () => text(`${'Nama;'.repeat(10_000)}\n`), 'too-many-columns'],
  ['fifty megabytes', () => Buffer.alloc(50_000_000, 0x61), 'too-large'],
  ['a workbook of fifty megabytes', () => Buffer.concat([whole, Buffer.alloc(50_000_000)]), 'too-large'],
];

/** Whose last word is the reader's: within its limits unpacked, and still too much. */
export const refusedAnyhow: [string, () => Buffer][] = [
  ['nine hundred thousand cells', () => workbook('<row><c><v>1</v></c></row>'.repeat(900_000))],
  ['a hundred thousand elements inside of one another', () => workbook('<row>'.repeat(100_000))],
];

/** Which hold a list after all, and are read right. */
export const readable = {
  'a part that climbs out of the folder': () => workbook(rizky, { [`../../../../tmp/${SLIP}`]: text('<a/>') }),
  'a part with an address of its own': () => workbook(rizky, { [`/tmp/${SLIP}`]: text('<a/>') }),
  'headings that every object has': () => text('__proto__;constructor;Nama;toString\n{"polluted":true};x;Rizky;y'),
  'people called as every object is': () => text('Nama;Paspor\n__proto__;constructor\nhasOwnProperty;'),
  'formulas that would start a program': () =>
    text('Nama;Alamat\n"=cmd|\'/C calc\'!A0";"=HYPERLINK(""http://x"")"\n@SUM(1);+62'),
  'a formula without its result': () =>
    workbook(`${rizky}<row r="3"><c r="A3"><f>WEBSERVICE("http://x")</f></c></row>`),
  'what Windows wrote': () => Buffer.from('Nama\nAndr\u00e9 Sitorus', 'latin1'),
  'UTF-8 that is broken in one place': () => Buffer.concat([text('Nama\nRizky '), Buffer.from([0xc3, 0x28])]),
  'UTF-16, small end first': () => wide('\ufeffNama\nRizky'),
  'UTF-16, large end first': () => swapped(wide('\ufeffNama\nRizky')),
  'a quotation mark that never ends': () => text('Nama;Paspor\n"Abu Bakar;A1234567\nRizky;'),
  'a cell of almost two megabytes': () => text(`Nama\n${'a'.repeat(1_900_000)}`),
  'a page of the web': () => text('<html><script>alert(1)</script><table>\n<tr><td>Rizky</td></tr></table></html>'),
  'scripts in cells': () => text('Nama;Catatan\n<img src=x onerror=alert(1)>;Rizky'),
  'half a sign, and signs that turn the line round': () => wide('\ufeffNama\nRi\ud83dzky\u202egnalup'),
  'entities that grow when they are read': () => {
    const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const sheet = `<row r="1">${cell('A1', 'Nama')}</row><row r="2">${cell('A2', '&l9;')}</row>`;
    return workbook(sheet, {}, `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]>`);
  },
  'an entity that reads another file': () => {
    const sheet = `<row r="1">${cell('A1', 'Nama')}</row><row r="2">${cell('A2', '&x;')}</row>`;
    return workbook(sheet, {}, '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>');
  },
  'a person in the last row there can be': () => workbook(`${rizky}<row r="1048576">${cell('A1048576', 'Budi')}</row>`),
} satisfies Record<string, () => Buffer>;

/** All of them, by what they are. */
export const hostileFiles: [string, () => Buffer][] = [
  ...refused.map(([what, make]): [string, () => Buffer] => [what, make]),
  ...refusedAnyhow,
  ...Object.entries(readable),
];
