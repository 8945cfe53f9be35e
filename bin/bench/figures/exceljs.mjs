// The stream that the list as a workbook is compared with. exceljs is none of our packages: it is where we are told.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Writable } from 'node:stream';

const [folder = '', rows = '0'] = process.argv.slice(2);
const Excel = createRequire(join(folder, 'package.json'))('exceljs');
const words = Array.from({ length: 25 }, (_, n) => `Kamboja ${n}`);
const stream = new Writable({ write: (_part, _encoding, done) => done() });
const from = performance.now();
const book = new Excel.stream.xlsx.WorkbookWriter({ stream });
const sheet = book.addWorksheet('Cases');
for (let n = 0; n < Number(rows); n += 1) sheet.addRow([`PNH-2023-${n}`, ...words]).commit();
await book.commit();
console.log(performance.now() - from);
