import { stringify } from 'csv-stringify/sync';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import { label } from '@/lib/vocabulary';
import type { ListSet } from './comparison';
import type { Ours, Sets, TheirLine } from './queries';
import { lineTold, personTold, reasonsTold, type Tellers } from './telling';

type Cells = (string | number | null)[];

/** One of the sets as a table: of theirs what their list says, of ours the masked name and the case numbers. */
export function setCsv(sets: Sets, set: ListSet, tellers: Tellers): Buffer {
  const rows =
    set === 'ours'
      ? sets.ours.map((person) => oursRow(person, tellers))
      : sets[set].map((line) => theirRow(line, tellers));
  const head = set === 'ours' ? oursColumns : [...theirColumns, ...foundColumns];
  const heads = head.map((name) => tellers.texts.t(`secondlist.csv.${name}`));
  const cells = [heads, ...rows].map((row) => row.map(spreadsheetCell));
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: 'windows' }));
}

const theirColumns = ['line', 'name', 'aliases', 'birth', 'sex', 'passport', 'nik', 'phone'] as const;
const foundColumns = ['ours', 'cases', 'reasons', 'remarks'] as const;
const oursColumns = ['ours', 'sex', 'birthYear', 'cases', 'destination', 'office', 'handledOn'] as const;

function theirRow(their: TheirLine, tellers: Tellers): Cells {
  const { name, aliases, birth, sex, passport, nik, phone } = their.line.facts;
  const { locale } = tellers.texts;
  const told = lineTold(their, tellers);
  return [
    their.line.number,
    name ?? null,
    aliases ?? null,
    birth ?? null,
    sex ? label('sex', sex, locale) : null,
    passport ?? null,
    nik ?? null,
    phone ?? null,
    told.people.map((person) => person.name).join(' | '),
    their.people.map((person) => referencesOf(person)).join(' | '),
    their.people.map((person) => reasonsTold(person, tellers.texts)).join(' | '),
    told.remarks.join(' '),
  ];
}

function oursRow(person: Ours, tellers: Tellers): Cells {
  const { locale } = tellers.texts;
  const { sex, birthYear } = tellers.masked.get(person.personId) ?? {};
  const [latest] = person.cases;
  return [
    personTold(person, tellers).name,
    sex ? label('sex', sex, locale) : null,
    birthYear ?? null,
    referencesOf(person),
    latest ? label('country', latest.destination, locale) : null,
    latest?.office ?? null,
    latest?.handledOn ?? null,
  ];
}

const referencesOf = ({ cases }: Ours) => cases.map(({ reference }) => reference).join(', ');
