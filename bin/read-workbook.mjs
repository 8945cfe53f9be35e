// Reads a workbook (XLSX) from what comes in and writes its first sheet as JSON: a program of its own, so that no file
// can take the memory or the time of the app. `features/secondlist/workbook.ts` starts it and sets both limits.
import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/universal';

/** Unpacked, all parts together. A sheet of 5,000 lines with twenty columns has about six million. */
const MOST_UNPACKED = 24_000_000;
const MOST_PARTS = 500;
const MOST_ROWS = 5_100;
const MOST_COLUMNS = 101;
const LONGEST_CELL = 1_000;

/** @typedef {'broken-workbook' | 'packed-too-tight'} Unreadable */
class Refusal extends Error {
  /** @param {Unreadable} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The parts of a ZIP file by its directory, unpacked, none without a limit: what a part says of its own size is checked.
 * @param {Buffer} file
 * @returns {Map<string, string>}
 */
function partsOf(file) {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > file.length) throw new Refusal('broken-workbook');
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new Refusal('packed-too-tight');
  /** @type {Map<string, string>} */
  const parts = new Map();
  let at = file.readUInt32LE(end + 16);
  let room = MOST_UNPACKED;
  for (let n = 0; n < count; n += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Refusal('broken-workbook');
    const [method, packed, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, nameEnd);
    const local = file.readUInt32LE(at + 42);
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (size > room) throw new Refusal('packed-too-tight');
    const content = unpacked(file.subarray(from, from + packed), method, room);
    if (content.length !== size) throw new Refusal('broken-workbook');
    room -= size;
    parts.set(name, content.toString('utf8'));
  }
  return parts;
}

/** @param {Buffer} packed @param {number} method @param {number} room */
function unpacked(packed, method, room) {
  if (method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) });
  } catch (error) {
    const tooMuch = /** @type {NodeJS.ErrnoException} */ (error).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(tooMuch ? 'packed-too-tight' : 'broken-workbook');
  }
}

/** @param {unknown} cell */
function textOf(cell) {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).slice(0, LONGEST_CELL);
}

/** Formulas are never reckoned: what was saved with them counts. Those that were saved without a result are told. */
/** @param {Map<string, string>} parts */
function formulasIn(parts) {
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).map(([, xml]) => xml);
  const cells = sheets.flatMap(
    (xml) => xml.match(/<c\b[^>]*>\s*<f\b(?:[^>]*\/>|[^<]*<\/f>|[^>]*>[^<]*<\/f>)\s*(<v>)?/g) ?? [],
  );
  return { formulas: cells.length, unreckoned: cells.filter((cell) => !cell.endsWith('<v>')).length };
}

async function answer() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const file = Buffer.concat(chunks);
  const parts = partsOf(file);
  const bytes = new Uint8Array(file).buffer;
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\b/g)].length;
  for (let sheet = 1; sheet <= Math.max(1, Math.min(names, 20)); sheet += 1) {
    const rows = (await readSheet(bytes, sheet))
      .slice(0, MOST_ROWS)
      .map((row) => row.slice(0, MOST_COLUMNS).map(textOf));
    if (rows.some((row) => row.some(Boolean))) return { rows, sheet, sheets: names, ...formulasIn(parts) };
  }
  return { rows: [], sheet: 1, sheets: names, formulas: 0, unreckoned: 0 };
}

try {
  process.stdout.write(JSON.stringify(await answer()));
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: error instanceof Refusal ? error.reason : 'broken-workbook' }));
}
