import { codes, isAbsence, regionOf } from '@/lib/vocabulary';
import { type AnswerColumn, answerLists, type Columns } from './columns';
import { FIRST_YEAR, MONTHS, monthNumber, monthText, quarterText } from './days';
import { Dictionary } from './dictionary';
import type { Dimension } from './input';
import type { KeyReader, Reading } from './reading';
import { bodyReader, determinationReader } from './views-in-force';

/** How each dimension is read from the columns. The same in SQL, for lists, is in `dimensions.ts`. */
export function readerOf(dimension: Dimension, reading: Reading): KeyReader {
  const { columns } = reading;
  if (dimension in single) return plain(columns, single[dimension as keyof typeof single]);
  if (dimension in several) return answered(columns, several[dimension as keyof typeof several]);
  return derived[dimension as keyof typeof derived](reading);
}

const single = {
  destination: 'destination',
  office: 'office',
  sex: 'sex',
  age_band: 'ageBand',
  province: 'province',
  exit_manner: 'exitManner',
  retrafficking: 'again',
} as const;

const several = {
  channel: 'channels',
  platform: 'platforms',
  scam_type: 'scams',
  means_of_control: 'means',
  exploitation_type: 'exploitations',
} as const;

const derived = {
  region: regionReader,
  year: () => time(12, (year) => String(FIRST_YEAR + year)),
  quarter: () => time(3, quarterText),
  month: () => time(1, monthText),
  mission: missionReader,
  status: statusReader,
  return_status: returnStatusReader,
  return_mode: (reading: Reading) => onceReturned('returnMode', reading),
  return_basis: (reading: Reading) => onceReturned('returnBasis', reading),
  determination: determinationReader,
  determination_body: bodyReader,
};

/** Each key by itself: the same small array each time, so that reading a million rows makes none. */
function alone(size: number): (readonly number[])[] {
  for (let key = ones.length; key < size; key += 1) ones.push([key]);
  return ones;
}
const ones: (readonly number[])[] = [];

function coded(dictionary: Dictionary, keys: KeyReader['keys']): KeyReader {
  return {
    keys,
    text: (number) => dictionary.texts[number] ?? '',
    size: dictionary.texts.length,
    find: (code) => dictionary.texts.indexOf(code),
  };
}

/** What a column holds says the key: by itself, or through a list of keys. Read for every case, so in one step. */
function told(dictionary: Dictionary, values: Uint8Array | Uint16Array, keyOf?: readonly number[]): KeyReader {
  const ones = alone(dictionary.texts.length);
  const keys = keyOf ? keyOf.map((key) => ones[key] as readonly number[]) : ones;
  return coded(dictionary, (row) => keys[values[row] as number] as readonly number[]);
}

function computed(dictionary: Dictionary, key: (row: number) => number): KeyReader {
  const keys = alone(dictionary.texts.length);
  return coded(dictionary, (row) => keys[key(row)] as readonly number[]);
}

function plain(columns: Columns, name: (typeof single)[keyof typeof single]): KeyReader {
  return told(columns.codes[name], columns.of[name]);
}

/** The key of an answer is its place in the list; reasons for having none come after it. */
function answered(columns: Columns, name: AnswerColumn): KeyReader {
  const values = columns.of[name];
  const all: readonly string[] = codes[answerLists[name]];
  const { texts: reasons } = columns.codes.absences;
  const highest = 2 ** (values.BYTES_PER_ELEMENT * 8 - 1);
  const known = columns.keysOfBits[name];
  const read = (bits: number): readonly number[] => {
    if (bits >= highest) return [all.length + bits - highest];
    return all.flatMap((_, at) => (Math.floor(bits / 2 ** at) % 2 === 1 ? [at] : []));
  };
  return {
    keys: (row) => {
      const bits = values[row] as number;
      const made = known.get(bits);
      if (made) return made;
      const keys = read(bits);
      known.set(bits, keys);
      return keys;
    },
    text: (key) => all[key] ?? reasons[key - all.length] ?? '',
    size: all.length + reasons.length,
    find: (code) => {
      if (!isAbsence(code)) return all.indexOf(code);
      return reasons.includes(code) ? all.length + reasons.indexOf(code) : -1;
    },
  };
}

/** So many months make one key. */
function time(length: number, text: (key: number) => string): KeyReader {
  const size = Math.ceil(MONTHS / length);
  const keys = alone(size);
  return {
    keys: (_, placed) => keys[Math.floor(monthNumber(placed) / length)] as readonly number[],
    text,
    size,
    find: () => -1,
  };
}

function regionReader({ columns, asOfDay }: Reading): KeyReader {
  const dictionary = new Dictionary(codes.reporting_region);
  const regions = columns.codes.destination.texts.map((code) => dictionary.numberOf(regionOf(code, asOfDay)));
  return told(dictionary, columns.of.destination, regions);
}

/** Where in the steps of a version the one in force on a day stands, among `count` steps from `first` on; -1: none. */
export function inForceAt(columns: Columns, first: number, count: number, day: number): number {
  let at = first + count - 1;
  while (at >= first && (columns.stepOn[at] as number) > day) at -= 1;
  return at >= first ? at : -1;
}

/** The step of the status of a case on a day; -1: none. */
export function statusAt({ columns, asOf }: Reading, row: number): number {
  const { of } = columns;
  return inForceAt(columns, of.steps[row] as number, of.statuses[row] as number, asOf);
}

function statusReader(reading: Reading): KeyReader {
  const { columns } = reading;
  const dictionary = new Dictionary(codes.case_status);
  const statuses = columns.codes.statuses.texts.map((text) => dictionary.numberOf(text.split('|')[0] ?? ''));
  const reported = dictionary.numberOf('reported');
  return computed(dictionary, (row) => {
    const at = statusAt(reading, row);
    return at < 0 ? reported : (statuses[columns.stepIs[at] as number] as number);
  });
}

/** The step on the way home of a case on a day; -1: none. */
export function returnAt({ columns, asOf }: Reading, row: number): number {
  const { of } = columns;
  const first = (of.steps[row] as number) + (of.statuses[row] as number);
  return inForceAt(columns, first, of.returns[row] as number, asOf);
}

/** A case whose way home nobody has touched has not been started. */
function returnStatusReader(reading: Reading): KeyReader {
  const { columns } = reading;
  const dictionary = new Dictionary(codes.repatriation_status);
  const statuses = columns.codes.returns.texts.map((text) => dictionary.numberOf(text));
  const untouched = dictionary.numberOf('not_started');
  return computed(dictionary, (row) => {
    const at = returnAt(reading, row);
    return at < 0 ? untouched : (statuses[columns.stepIs[at] as number] as number);
  });
}

/** How and on what ground somebody travels counts once the journey has been made. */
function onceReturned(name: 'returnMode' | 'returnBasis', { columns, asOf }: Reading): KeyReader {
  const { returnedOn, [name]: told } = columns.of;
  const dictionary = columns.codes[name];
  const notYet = dictionary.numberOf('not_applicable');
  return computed(dictionary, (row) => {
    const on = returnedOn[row] as number;
    return on > 0 && on <= asOf ? (told[row] as number) : notYet;
  });
}

/** The mission that handles a case; one that another office handles has none. */
function missionReader({ columns, missions }: Reading): KeyReader {
  const dictionary = new Dictionary(['not_applicable']);
  const own = columns.codes.office.texts.map((id) => (missions.has(id) ? dictionary.numberOf(id) : 0));
  return told(dictionary, columns.of.office, own);
}
