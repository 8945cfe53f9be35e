import type { Texts } from '@/lib/texts';
import { isCountry, label } from '@/lib/vocabulary';
import type { Passenger } from './queries/passengers';
import { isWayHome, type Kind, type State } from './rules';

/** For whom a document of a manifest is laid out: whoever carries the people, or whoever takes them in. */
export const layouts = ['airline', 'agencies'] as const;
export type Layout = (typeof layouts)[number];

export const formats = ['pdf', 'xlsx', 'csv'] as const;
export type Format = (typeof formats)[number];

const columns = {
  // What an airline asks of a passenger, and nothing about the case.
  airline: ['position', 'name', 'sex', 'birth', 'nationality', 'document', 'number', 'validUntil'],
  agencies: ['position', 'reference', 'name', 'sex', 'born', 'province', 'papers', 'state', 'office'],
} as const satisfies Record<Layout, readonly string[]>;

type Column = (typeof columns)[Layout][number];

/** Who is on a document: whoever stays is none of the airline's business. */
const shown: Record<Layout, readonly State[]> = {
  airline: ['planned', 'boarded', 'arrived'],
  agencies: ['planned', 'boarded', 'arrived', 'stayed'],
};

export const isOn = (layout: Layout, { row }: Pick<Passenger, 'row'>): boolean => shown[layout].includes(row.state);

/** A document of a manifest as a table, in words of one language. */
export function tableOf(layout: Layout, kind: Kind, people: readonly Passenger[], texts: Texts) {
  const { t } = texts;
  const wanted = columns[layout];
  const listed = people.filter((passenger) => isOn(layout, passenger));
  return {
    head: wanted.map((name) => t(`operations.documents.columns.${name}`)),
    rows: listed.map((passenger) => wanted.map((name) => cells[name](passenger, texts, kind))),
  };
}

/** The same for paper, which is narrow: who somebody is stands in one cell, and the office is in the number of the case. */
export function onPaper(layout: Layout, cells: readonly string[]): string[] {
  const at = (...places: number[]) => places.map((place) => cells[place] ?? '');
  const [position = '', ...rest] = cells;
  if (layout === 'airline') return [`${position}. ${rest[0]}`, ...rest.slice(1)];
  const [name = '', ...known] = at(2, 3, 4);
  return [`${position}. ${name}\n${known.filter(Boolean).join(', ')}`, ...at(1, 5, 6, 7)];
}

const cells: Record<Column, (passenger: Passenger, texts: Texts, kind: Kind) => string> = {
  position: ({ row }) => String(row.position),
  reference: ({ file }) => file?.reference ?? '',
  name: ({ identity, withheld, file, isNamed }, { t }) => {
    if (withheld) return t('operations.manifest.withheld');
    if (file && !isNamed) return t('operations.documents.notShared');
    return file ? (identity.name ?? '') : t('operations.manifest.unknown');
  },
  sex: ({ sex }, { locale }) => (sex ? label('sex', sex, locale) : ''),
  birth: ({ identity }) => identity.birth ?? '',
  born: ({ birthYear, row }, { t }) =>
    birthYear ? String(birthYear) : row.age === null ? '' : t('operations.manifest.age', { age: row.age }),
  nationality: ({ citizenship }, { locale }) =>
    citizenship && isCountry(citizenship) ? label('country', citizenship, locale) : '',
  document: ({ travel }, { t }) => {
    if (!travel?.document) return '';
    return travel.document === 'splp' ? 'SPLP' : t('operations.documents.passport');
  },
  // A document without its number on file: the passport of the identity, where it is that.
  number: ({ travel, identity }) =>
    travel?.number || (travel?.document === 'passport' ? (identity.passport ?? '') : ''),
  validUntil: ({ travel }) => travel?.validUntil ?? '',
  province: ({ homeProvince }, { locale }) => (homeProvince ? label('province', homeProvince, locale) : ''),
  papers: (passenger, texts, kind) => papersInWords(kind, passenger, texts),
  state: ({ row }, texts, kind) => stateWords(kind, row, texts),
  office: ({ office }) => office ?? '',
};

/** What somebody still lacks to leave, or that they lack nothing; nothing at all of who has left, or needs no papers. */
export function papersInWords(kind: Kind, { block, row }: Pick<Passenger, 'block' | 'row'>, { t }: Texts): string {
  if (row.overridden) return t('operations.manifest.overridden');
  if (!isWayHome(kind) || row.state === 'boarded' || row.state === 'arrived') return '';
  return block ? t(`operations.manifest.blocks.${block}`) : t('operations.manifest.ready');
}

type Standing = Pick<Passenger['row'], 'state' | 'boardedOn' | 'arrivedOn' | 'stayReason'>;

/** Where somebody on a manifest stands, with the day or the reason. */
export function stateWords(kind: Kind, row: Standing, { t, shortDay }: Texts): string {
  if (row.state === 'arrived') return t('operations.manifest.states.arrived', { day: shortDay(row.arrivedOn ?? '') });
  if (row.state === 'boarded')
    return t(`operations.manifest.states.${isWayHome(kind) ? 'boarded' : 'out'}`, {
      day: shortDay(row.boardedOn ?? ''),
    });
  if (row.state === 'stayed')
    return t('operations.manifest.states.stayed', { reason: t(`operations.reasons.${row.stayReason ?? 'other'}`) });
  return t('operations.manifest.states.planned');
}
