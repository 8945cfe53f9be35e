import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { strToU8, Zip, type ZipInputFile, ZipPassThrough } from 'fflate';
import { spreadsheetText } from './spreadsheet-cell';

type Cell = string | number | null;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** More texts than this are written where they stand: a table of them is for words that come again. */
const MOST_SHARED = 20_000;

/**
 * A workbook of one sheet, in parts, while its rows are still being read: any number of rows takes no more memory than a
 * page of them. The first row is the heading. Texts are harmless in it, as in any other file for a spreadsheet.
 */
export async function* workbookOf(name: string, pages: AsyncIterable<Cell[][]>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    made.push(part);
  });
  for (const [path, text] of Object.entries(frame(name))) put(zip, path, text);
  const texts = new Texts();
  const sheet = pressed(zip, 'xl/worksheets/sheet1.xml');
  await sheet.push(`${HEAD}<worksheet ${MAIN}>${FROZEN}<sheetData>`);
  let row = 0;
  for await (const page of pages) {
    await sheet.push(page.map((cells) => rowOf(cells, row++, texts)).join(''));
    yield* made.splice(0);
  }
  await sheet.push('</sheetData></worksheet>');
  await sheet.end();
  put(zip, 'xl/sharedStrings.xml', texts.written());
  zip.end();
  yield* made.splice(0);
}

const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/>';

function put(zip: Zip, path: string, text: string): void {
  const file = new ZipPassThrough(path);
  zip.add(file);
  file.push(strToU8(text), true);
}

/** A file that Node's own threads press, so that nobody's page waits for it. */
function pressed(zip: Zip, filename: string) {
  const file: ZipInputFile = { filename, compression: 8, crc: 0, size: 0 };
  zip.add(file);
  const press = createDeflateRaw({ level: 1 });
  press.on('data', (part: Buffer<ArrayBuffer>) => file.ondata?.(null, part, false));
  return {
    push: async (text: string) => {
      const part = Buffer.from(text);
      file.crc = crc32(part, file.crc);
      file.size += part.length;
      if (!press.write(part)) await once(press, 'drain');
    },
    end: async () => {
      press.end();
      await finished(press);
      file.ondata?.(null, new Uint8Array(0), true);
    },
  };
}

/** Each text once, by its number. */
class Texts {
  private readonly numbers = new Map<string, number>();

  /** The number of a text; undefined where it is to be written where it stands. */
  numberOf(text: string): number | undefined {
    const known = this.numbers.get(text);
    if (known !== undefined || this.numbers.size >= MOST_SHARED) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  written(): string {
    const all = [...this.numbers.keys()].map((text) => `<si>${inText(text)}</si>`);
    return `${HEAD}<sst ${MAIN} uniqueCount="${all.length}">${all.join('')}</sst>`;
  }
}

function rowOf(cells: Cell[], row: number, texts: Texts): string {
  const style = row === 0 ? ' s="1"' : '';
  let written = `<row r="${row + 1}">`;
  for (const [n, cell] of cells.entries()) {
    if (cell === null || cell === '') continue;
    const place = `<c r="${letters(n)}${row + 1}"${style}`;
    if (typeof cell === 'number') written += `${place}><v>${cell}</v></c>`;
    else {
      const number = texts.numberOf(cell);
      written +=
        number === undefined
          ? `${place} t="inlineStr"><is>${inText(cell)}</is></c>`
          : `${place} t="s"><v>${number}</v></c>`;
    }
  }
  return `${written}</row>`;
}

/** The name of a column: A to Z, then AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
const inText = (text: string) => `<t xml:space="preserve">${escaped(spreadsheetText(text))}</t>`;

function frame(name: string): Record<string, string> {
  const relation = (n: number, kind: string, target: string) =>
    `<Relationship Id="rId${n}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const type = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPES}.${kind}+xml"/>`;
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  const format = (n: number) => `<xf numFmtId="0" fontId="${n}" fillId="0" borderId="0"/>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('workbook', 'sheet.main')}${type('worksheets/sheet1', 'worksheet')}${type('styles', 'styles')}${type('sharedStrings', 'sharedStrings')}</Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name).replaceAll('"', '&quot;')}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation(1, 'worksheet', 'worksheets/sheet1.xml'),
      relation(2, 'styles', 'styles.xml'),
      relation(3, 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">${format(0)}</cellStyleXfs><cellXfs count="2">${format(0)}${format(1)}</cellXfs></styleSheet>`,
  };
}
