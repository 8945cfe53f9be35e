import type { FieldProblem } from '@/components/error-summary';
import { isEnough } from '@/features/matching/offering';
import { type Office, officeName } from '@/features/offices/queries';
import type { MessageKey, Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import messages from '@/messages/id.json';
import { type Line, listFields } from './columns';
import type { ColumnsOfList } from './columns-told';
import { type Compared, type ListSet, listSets } from './comparison';
import type { Masked, Ours, OursOnLine, Sets, TheirLine } from './queries';

/** What the screen is told, in words: plain values, so that a form without scripts can carry them. */
export type ListState = {
  problems: FieldProblem[];
  text: string;
  /** The list as it travels, sealed. */
  list?: string;
  columns?: ColumnsTold;
  result?: ResultTold;
};

export type ColumnsTold = ColumnsOfList & {
  notes: string[];
  within: { destination: string; from: string; to: string };
};

export type CaseTold = { reference: string; facts: string };
export type PersonTold = { key: string; name: string; facts: string; cases: CaseTold[]; reasons: string };
export type LineTold = {
  at: number;
  number: string;
  name: string;
  facts: string;
  people: PersonTold[];
  remarks: string[];
  taken: boolean;
};

export type ResultTold = {
  sets: { set: ListSet; label: string; count: string }[];
  set: ListSet;
  lead: string;
  page: number;
  pages: number;
  /** Of the first three sets lines of theirs, of the last people of ours. */
  lines: LineTold[];
  people: PersonTold[];
  against: string;
  draft: string | null;
};

/** What is needed beside the sets to tell of them. */
export type Tellers = { masked: Map<string, Masked>; offices: Map<string, Office>; taken: number[]; texts: Texts };

export function setsTold(sets: Sets, { t, number }: Texts): ResultTold['sets'] {
  return listSets.map((set) => ({ set, label: t(`secondlist.sets.${set}`), count: number(sets[set].length) }));
}

export function againstTold({ destination, from, to }: Compared['within'], texts: Texts): string {
  const country = label('country', destination, texts.locale);
  return texts.t('secondlist.told.against', { country, from: texts.day(from), to: texts.day(to) });
}

/** A line of theirs: what their list says of the person, and whom of ours it may be about. */
export function lineTold({ at, line, people, elsewhere }: TheirLine, tellers: Tellers): LineTold {
  const { t } = tellers.texts;
  const known = elsewhere.map((id) => officeTold(id, tellers)).filter(Boolean);
  return {
    at,
    number: t('secondlist.told.line', { number: line.number }),
    name: line.facts.name ?? line.facts.aliases ?? t('secondlist.told.unnamed'),
    facts: factsTold(line, tellers.texts),
    people: people.map((person) => personTold(person, tellers)),
    remarks: [
      ...(known.length > 0 ? [t('secondlist.told.elsewhere', { offices: known.join(', ') })] : []),
      ...(line.unread.length > 0
        ? [t('secondlist.told.unread', { fields: unreadTold(line.unread, tellers.texts) })]
        : []),
      ...(people.length + known.length === 0 && isThin(line) ? [t('secondlist.told.thin')] : []),
    ],
    taken: tellers.taken.includes(at),
  };
}

/** With one part of a name alone nobody can be told apart: that nobody was found says nothing. */
const isThin = ({ facts: { name, aliases, ...facts } }: Line) => !isEnough({ ...facts, name: name ?? aliases });

/** As it stands in their list: the other columns hold only what was read. */
const unreadTold = (unread: Line['unread'], { t }: Texts) =>
  unread.map(({ field, text }) => `${t(`secondlist.fields.${field}`)} “${text}”`).join(', ');

export function personTold(person: Ours | OursOnLine, { masked, texts }: Tellers): PersonTold {
  const { t, locale } = texts;
  const { maskedName = '', sex, birthYear } = masked.get(person.personId) ?? {};
  return {
    key: person.personId,
    name: maskedName || t('secondlist.told.unnamed'),
    facts: [sex && label('sex', sex, locale), birthYear && t('cases.list.born', { year: String(birthYear) })]
      .filter(Boolean)
      .join(', '),
    cases: person.cases.map(({ reference, office, destination, handledOn }) => ({
      reference,
      facts: [label('country', destination, locale), office, texts.shortDay(handledOn)].join(' · '),
    })),
    reasons: 'evidence' in person ? reasonsTold(person, texts) : '',
  };
}

/** The reasons in words, the heaviest first as the comparison gives them. */
export function reasonsTold({ evidence }: Pick<OursOnLine, 'evidence'>, { t }: Texts): string {
  const words = evidence.map(({ field, code }) => `people.evidence.${field}.${code}` as MessageKey);
  return words
    .filter((key) => t.has(key))
    .map((key) => (t as (key: MessageKey) => string)(key))
    .join('; ');
}

export const officeTold = (id: string, { offices, texts }: Tellers): string => {
  const office = offices.get(id);
  return office ? officeName(office, texts.locale) : '';
};

function factsTold({ facts: { birth, sex, nik, passport, phone } }: Line, { t, locale, ...texts }: Texts): string {
  const born = birth && (birth.length === 10 ? texts.shortDay(birth) : birth.length === 7 ? texts.month(birth) : birth);
  const told = (field: 'nik' | 'passport' | 'phone', value?: string) =>
    value && `${t(`secondlist.fields.${field}`)} ${value}`;
  const numbers = [told('passport', passport), told('nik', nik), told('phone', phone && `+${phone}`)];
  return [born, sex && label('sex', sex, locale), ...numbers].filter(Boolean).join(' · ');
}

type Screen = (typeof messages)['secondlist']['screen'];
const onScreen = Object.keys(messages.secondlist.screen) as (keyof Screen)[];

/** The words of the screen that hold no values, for the components that run in a browser. */
export function wordsOf({ t }: Texts) {
  const words = Object.fromEntries(onScreen.map((key) => [key, t(`secondlist.screen.${key}`)])) as Screen;
  const fields = listFields.map((code) => ({ code, label: t(`secondlist.fields.${code}`) }));
  return { ...words, fields, summary: t('app.errors.summary') };
}

export type Words = ReturnType<typeof wordsOf>;
