import type { Facts } from '@/db/facts';
import { absences, codes, isAbsence } from '@/lib/vocabulary';
import { dayNumber } from './days';
import { Dictionary } from './dictionary';
import { Ids } from './ids';

/** The lists that take several answers, by the column that holds them. */
export const answerLists = {
  channels: 'recruitment_channel',
  scams: 'scam_type',
  exploitations: 'exploitation_type',
  platforms: 'online_platform',
  means: 'means_of_control',
} as const;
export type AnswerColumn = keyof typeof answerLists;

const kinds = {
  /** Of each version: the one before it of the same case (-1: none), and when it was known. */
  older: Int32Array,
  seq: Uint32Array,
  knownOn: Uint16Array,
  person: Uint32Array,
  office: Uint16Array,
  destination: Uint16Array,
  handledOn: Uint16Array,
  returnedOn: Uint16Array,
  /** The first day of the month (or year) in which the exploitation ended. */
  endedOn: Uint16Array,
  exitManner: Uint8Array,
  sex: Uint8Array,
  ageBand: Uint8Array,
  province: Uint8Array,
  returnMode: Uint8Array,
  returnBasis: Uint8Array,
  again: Uint8Array,
  /** A bit for each answer; or the highest bit, and under it the number of the reason for having none. */
  channels: Uint16Array,
  scams: Uint16Array,
  exploitations: Uint16Array,
  platforms: Uint32Array,
  means: Uint32Array,
  /** Where its steps begin, and how many there are of each kind, one kind after the other. */
  steps: Uint32Array,
  statuses: Uint8Array,
  returns: Uint8Array,
  findings: Uint8Array,
  determinations: Uint8Array,
} as const;
export type Column = keyof typeof kinds;
type Arrays = { [Name in Column]: InstanceType<(typeof kinds)[Name]> };

type KeptIds = ReturnType<Ids['parts']>['rest'];
type Rest = {
  rows: number;
  steps: number;
  peopleSeen: number;
  texts: Record<string, string[]>;
  names: Column[];
  cases: KeptIds;
  people: KeptIds;
};

const NOT_ASKED = 'not_asked';
const names = Object.keys(kinds) as Column[];

/**
 * The coded facts of all cases, version by version, in typed arrays: about a hundred bytes for each and no object, so that
 * a million of them are counted in a moment. Rows are versions; `newest` holds, by case, the one that is true now.
 */
export class Columns {
  rows = 0;
  readonly cases = new Ids(true);
  readonly people = new Ids(false);
  newest = new Int32Array(256);
  /** By person: whether more than one case was ever of them. */
  several = new Uint8Array(256);
  of = arrays(256);
  stepOn = new Uint16Array(1024);
  stepIs = new Uint8Array(1024);
  private steps = 0;
  readonly codes = {
    office: new Dictionary(),
    destination: new Dictionary(),
    exitManner: new Dictionary([NOT_ASKED]),
    sex: new Dictionary([NOT_ASKED]),
    ageBand: new Dictionary([NOT_ASKED, ...codes.age_band]),
    province: new Dictionary([NOT_ASKED]),
    returnMode: new Dictionary([NOT_ASKED]),
    returnBasis: new Dictionary([NOT_ASKED]),
    again: new Dictionary([NOT_ASKED]),
    /** Status and, after a bar, why it was closed. */
    statuses: new Dictionary(),
    returns: new Dictionary(),
    findings: new Dictionary(),
    /** Status and, after a bar, the body whose view it is. */
    determinations: new Dictionary(),
    absences: new Dictionary([NOT_ASKED, ...absences]),
  };

  /** Which keys the bits of a list say, for readers: there are few of them, and they are read often. */
  readonly keysOfBits = Object.fromEntries(Object.keys(answerLists).map((name) => [name, new Map()])) as Record<
    AnswerColumn,
    Map<number, readonly number[]>
  >;

  /** Adds the newest version of a case; answers whether it turns out by it that a person has several. */
  add(caseId: string, facts: Facts, seq: number, knownOn: string): boolean {
    const [isNew, file] = [this.cases.find(caseId) < 0, this.cases.numberOf(caseId)];
    const before = isNew ? -1 : (this.newest[file] as number);
    const row = this.rows;
    this.fit(row + 1, file + 1);
    const { of } = this;
    // A version that another act of the same transaction replaced was never true.
    of.older[row] = before >= 0 && of.seq[before] === seq ? (of.older[before] as number) : before;
    of.seq[row] = seq;
    of.knownOn[row] = dayNumber(knownOn);
    this.addPlain(row, facts);
    const turnedOut = this.addPerson(row, before, facts.person);
    for (const column of Object.keys(answerLists) as AnswerColumn[])
      of[column][row] = this.bitsOf(column, facts.lists?.[answerLists[column]]);
    this.addSteps(row, facts);
    this.newest[file] = row;
    this.rows += 1;
    return turnedOut;
  }

  /** The version of a case that was the newest at a time; -1 where it was not known at all. */
  versionAt(file: number, knownAt: number, knownOn: number): number {
    const { older, seq, knownOn: on } = this.of;
    let row = this.newest[file] as number;
    while (row >= 0 && ((seq[row] as number) > knownAt || (on[row] as number) > knownOn)) row = older[row] as number;
    return row;
  }

  /** Everything, to be kept in a file: arrays, and the little that is none. What changes in place comes as a copy. */
  parts(): { parts: ArrayBufferView[]; rest: unknown } {
    const { rows, steps, peopleSeen } = this;
    const [cases, people] = [this.cases.parts(), this.people.parts()];
    const own = names.map((name) => this.of[name].subarray(0, rows));
    const others = [
      this.newest.slice(),
      this.several.slice(),
      this.stepOn.subarray(0, steps),
      this.stepIs.subarray(0, steps),
    ];
    const texts = Object.fromEntries(Object.entries(this.codes).map(([name, { texts: all }]) => [name, [...all]]));
    const rest: Rest = { rows, steps, peopleSeen, texts, names, cases: cases.rest, people: people.rest };
    return { parts: [...own, ...others, ...cases.parts, ...people.parts], rest };
  }

  /** The columns that were kept so; throws where they have others by now. */
  static from(parts: ArrayBuffer[], kept: unknown): Columns {
    const { rows, steps, peopleSeen, texts, names: known, cases, people } = kept as Rest;
    if (known.join() !== names.join()) throw new Error('the columns are others by now');
    const columns = new Columns();
    const [newest, several, stepOn, stepIs, ...ids] = parts.slice(names.length) as [
      ArrayBuffer,
      ArrayBuffer,
      ArrayBuffer,
      ArrayBuffer,
      ...ArrayBuffer[],
    ];
    const [words, places, personWords, personPlaces] = ids as [ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer];
    columns.of = Object.fromEntries(
      names.map((name, n) => [name, new kinds[name](parts[n] as ArrayBuffer)]),
    ) as unknown as Arrays;
    columns.newest = new Int32Array(newest);
    columns.several = new Uint8Array(several);
    columns.stepOn = new Uint16Array(stepOn);
    columns.stepIs = new Uint8Array(stepIs);
    Object.assign(columns, { rows, steps, peopleSeen });
    columns.cases.fill([new Uint32Array(words), new Int32Array(places)], cases);
    columns.people.fill([new Uint32Array(personWords), new Int32Array(personPlaces)], people);
    for (const [name, dictionary] of Object.entries(columns.codes))
      for (const text of texts[name] ?? []) dictionary.numberOf(text);
    return columns;
  }

  get bytes(): number {
    const own = [...names.map((name) => this.of[name]), this.newest, this.several, this.stepOn, this.stepIs];
    return own.reduce((sum, { byteLength }) => sum + byteLength, this.cases.bytes + this.people.bytes);
  }

  /** Makes room for so many versions at once. */
  makeRoom(count: number): void {
    this.cases.makeRoom(count);
    this.people.makeRoom(count);
    this.fit(count, count, count);
    this.fitSteps(count * 6);
  }

  private addPlain(row: number, facts: Facts): void {
    const { of, codes: known } = this;
    of.office[row] = known.office.numberOf(facts.office);
    of.destination[row] = known.destination.numberOf(facts.destination);
    of.handledOn[row] = dayNumber(facts.handledOn);
    of.returnedOn[row] = dayNumber(facts.returnedOn);
    of.endedOn[row] = facts.endedOn ? dayNumber(`${facts.endedOn}-01-01`.slice(0, 10)) : 0;
    of.ageBand[row] = known.ageBand.numberOf(ageBandOf(facts));
    for (const name of ['exitManner', 'sex', 'province', 'returnMode', 'returnBasis', 'again'] as const)
      of[name][row] = known[name].numberOf(facts[name] ?? NOT_ASKED);
  }

  private addPerson(row: number, before: number, id: string): boolean {
    const person = this.people.numberOf(id);
    if (person >= this.several.length) this.several = grown(this.several, person + 1);
    const isKnown = person < this.peopleSeen;
    const isSame = before >= 0 && this.of.person[before] === person;
    const turnedOut = isKnown && !isSame && this.several[person] === 0;
    if (turnedOut) this.several[person] = 1;
    this.peopleSeen = this.people.size;
    this.of.person[row] = person;
    return turnedOut;
  }
  private peopleSeen = 0;

  private bitsOf(column: AnswerColumn, given: string[] | undefined): number {
    const all: readonly string[] = codes[answerLists[column]];
    const [first = NOT_ASKED] = given ?? [];
    const highest = this.of[column].BYTES_PER_ELEMENT * 8 - 1;
    if (isAbsence(first)) return 2 ** highest + this.codes.absences.numberOf(first);
    return (given ?? []).reduce((bits, code) => bits + (all.includes(code) ? 2 ** all.indexOf(code) : 0), 0);
  }

  private addSteps(row: number, { status, returns, findings = [], determinations = [] }: Facts): void {
    const { of, codes: known } = this;
    this.fitSteps(this.steps + status.length + returns.length + findings.length * 2 + determinations.length);
    of.steps[row] = this.steps;
    of.statuses[row] = status.length;
    of.returns[row] = returns.length;
    of.findings[row] = findings.length;
    of.determinations[row] = determinations.length;
    for (const { on, is, reason } of status) this.addStep(on, known.statuses.numberOf(`${is}|${reason ?? ''}`));
    for (const { on, is } of returns) this.addStep(on, known.returns.numberOf(is));
    // A finding takes two places: the second says until when.
    for (const { on, until, is } of findings) {
      this.addStep(on, known.findings.numberOf(is));
      this.addStep(until, 0);
    }
    for (const { on, is, body } of determinations) this.addStep(on, known.determinations.numberOf(`${is}|${body}`));
  }

  private addStep(on: string | undefined, is: number): void {
    this.stepOn[this.steps] = dayNumber(on);
    this.stepIs[this.steps] = is;
    this.steps += 1;
  }

  private fit(rows: number, files: number, people = 0): void {
    if (files > this.newest.length) this.newest = grown(this.newest, files);
    if (people > this.several.length) this.several = grown(this.several, people);
    if (rows <= this.of.older.length) return;
    const length = Math.max(rows, roomAfter(this.of.older.length));
    const larger = arrays(length);
    for (const name of names) larger[name].set(this.of[name]);
    this.of = larger;
  }

  private fitSteps(count: number): void {
    if (count <= this.stepOn.length) return;
    this.stepOn = grown(this.stepOn, count);
    this.stepIs = grown(this.stepIs, count);
  }
}

function arrays(length: number): Arrays {
  return Object.fromEntries(names.map((name) => [name, new kinds[name](length)])) as unknown as Arrays;
}

/** By a quarter; where there are many, by a twentieth, which is still room for a while. */
function roomAfter(length: number): number {
  return Math.ceil(length * (length > 100_000 ? 1.05 : 1.25)) + 256;
}

function grown<T extends Int32Array | Uint16Array | Uint8Array>(values: T, least: number): T {
  const Kind = values.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(least, roomAfter(values.length)));
  larger.set(values);
  return larger;
}

const bands = codes.age_band.map((band) => ({ band, last: Number(band.split('_')[2]) }));

/** The age in the year of handling, as near as a birth year allows. */
function ageBandOf({ birthYear, handledOn }: Facts): string {
  if (!birthYear) return NOT_ASKED;
  const age = Number(handledOn.slice(0, 4)) - birthYear;
  return bands.find(({ last }) => !(age > last))?.band ?? 'age_48_plus';
}
