import type { FieldProblem } from '@/components/error-summary';
import { first } from '@/features/cases/input';
import type { ToldPerson } from '@/features/matching/queries/people-told';
import { type Office, officeName } from '@/features/offices/queries';
import type { ColumnsOfList } from '@/features/secondlist/columns-told';
import { reasonsTold, wordsOf as wordsOfLists } from '@/features/secondlist/telling';
import type { Texts } from '@/lib/texts';
import { type Choice, label } from '@/lib/vocabulary';
import messages from '@/messages/id.json';
import { intakeFields } from './columns';
import { type Decision, type IntakeList, listed, type Verdict, type VerdictKind, verdictKinds } from './list';
import type { Common, ListedRow } from './rows';
import { type BulkAct, bulkActs, choicesFor, countsOf, planOf, takenFor } from './rules';

/** What the screen is told, in words: plain values, so that a form without scripts can carry them. */
export type IntakeState = {
  problems: FieldProblem[];
  text: string;
  /** What was typed into the grid, row by row. */
  grid?: string[][];
  /** The list as it travels, sealed. */
  list?: string;
  columns?: ColumnsOfList & { notes: string[]; common: Common };
  judged?: JudgedTold;
};

export type PersonOnRow = { key: string; name: string; facts: string; cases: string[]; reasons: string };
export type RowTold = {
  at: number;
  number: string;
  name: string;
  facts: string;
  remarks: string[];
  people: PersonOnRow[];
  choices: Choice[];
  decision: Decision;
  /** Cells that cannot be taken: what stands there, why, and room for something else. */
  mend: { field: string; label: string; value: string; problem: string }[];
};

export type JudgedTold = {
  kinds: { kind: VerdictKind; label: string; count: string }[];
  kind: VerdictKind;
  lead: string;
  page: number;
  pages: number;
  rows: RowTold[];
  bulk: { act: BulkAct; label: string }[];
  plan: string[];
  notes: string[];
};

/** What is needed beside the list to tell of it. */
export type Tellers = { people: Map<string, ToldPerson>; offices: Map<string, Office>; texts: Texts };

const PAGE_SIZE = 50;
const bulkOf: Partial<Record<VerdictKind, BulkAct[]>> = {
  known: bulkActs.filter((act) => act.startsWith('known')),
  doubtful: bulkActs.filter((act) => act.startsWith('doubtful')),
};

type Judged = IntakeList & { verdicts: Verdict[] };

/** The rows of one kind that are on a page. */
export function rowsOn(list: Judged, kind: VerdictKind, wanted: number) {
  const all = list.verdicts.flatMap(({ is }, at) => (is === kind ? [at] : []));
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, wanted), pages);
  return { page, pages, places: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) };
}

/** The kind that is shown first: what needs a decision before what needs none. */
export function firstKind(list: Judged): VerdictKind {
  const counts = countsOf(list.verdicts);
  return (['known', 'doubtful', 'broken', 'new', 'repeated'] as const).find((kind) => counts[kind] > 0) ?? 'new';
}

export function judgedTold(list: Judged, kind: VerdictKind, wanted: number, tellers: Tellers): JudgedTold {
  const { t, number } = tellers.texts;
  const counts = countsOf(list.verdicts);
  const { page, pages, places } = rowsOn(list, kind, wanted);
  const rows = listed(list);
  const plan = planOf(list);
  return {
    kinds: verdictKinds.map((each) => ({ kind: each, label: t(`intakes.kinds.${each}`), count: number(counts[each]) })),
    ...{ kind, page, pages, lead: t(`intakes.leads.${kind}`) },
    rows: places.flatMap((at) => {
      const [row, verdict, decision] = [rows[at], list.verdicts[at], list.decisions[at]];
      return row && verdict && decision ? [rowTold(at, row, verdict, decision, tellers)] : [];
    }),
    bulk: counts[kind] > 1 ? (bulkOf[kind] ?? []).map((act) => ({ act, label: t(`intakes.bulk.${act}`) })) : [],
    plan: (['log', 'join', 'wait', 'leave'] as const)
      .filter((each) => plan[each] > 0)
      .map((each) => t(`intakes.plan.${each}`, { count: plan[each] })),
    notes: list.silent ? [t('secondlist.told.silent')] : [],
  };
}

function rowTold(at: number, row: ListedRow, verdict: Verdict, decision: Decision, tellers: Tellers): RowTold {
  const { t } = tellers.texts;
  const { raw, number } = row;
  return {
    at,
    number: t('secondlist.told.line', { number }),
    name: first(raw, 'name') || first(raw, 'aliases') || t('secondlist.told.unnamed'),
    facts: factsTold(row, tellers.texts),
    remarks: remarksOn(verdict, tellers),
    people: verdict.people.flatMap((offered) => {
      const person = tellers.people.get(offered.personId);
      return person ? [personTold(person, reasonsTold(offered, tellers.texts), tellers.texts)] : [];
    }),
    choices: choicesFor(verdict).map((code) => ({ code, label: choiceTold(code, verdict, tellers) })),
    decision,
    mend: verdict.problems.map(({ field, problem }) => ({
      field,
      label: t(`cases.fields.${field}` as 'cases.fields.name'),
      value: first(raw, field),
      problem: t(`cases.problems.${problem}`),
    })),
  };
}

function remarksOn({ before, twin, elsewhere }: Verdict, { offices, texts }: Tellers): string[] {
  const { t, locale } = texts;
  const known = elsewhere.flatMap((id) => {
    const office = offices.get(id);
    return office ? [officeName(office, locale)] : [];
  });
  return [
    ...(before ? [t(`intakes.before.${before.state}`, { reference: before.reference ?? 'none' })] : []),
    ...(twin === undefined ? [] : [t('intakes.twin', { number: twin })]),
    ...(known.length > 0 ? [t('intakes.elsewhere', { offices: known.join(', ') })] : []),
  ];
}

function choiceTold(code: Decision, { people, is }: Verdict, tellers: Tellers): string {
  const { t } = tellers.texts;
  const taken = takenFor(code);
  if (!taken) return t(`intakes.choices.${code === 'log' && people.length > 0 ? 'other' : (code as 'log')}`);
  const offered = people[taken.at];
  const name = tellers.people.get(offered?.personId ?? '')?.maskedName || t('secondlist.told.unnamed');
  const suggested = is === 'known' && offered?.suggestion === taken.as && offered.outcome === 'same';
  const values = { name, reference: offered?.reference ?? '', suggested: suggested ? 'yes' : 'no' };
  return t(`intakes.choices.${taken.as}`, values);
}

function personTold(person: ToldPerson, reasons: string, texts: Texts): PersonOnRow {
  const { t, locale } = texts;
  return {
    key: person.id,
    name: person.maskedName || t('secondlist.told.unnamed'),
    facts: [
      person.sex && label('sex', person.sex, locale),
      person.birthYear && t('cases.list.born', { year: String(person.birthYear) }),
    ]
      .filter(Boolean)
      .join(', '),
    cases: person.cases.map(({ reference }) => reference),
    reasons,
  };
}

function factsTold({ raw }: ListedRow, texts: Texts): string {
  const { t, locale } = texts;
  const birth = first(raw, 'birth');
  const born = birth.length === 10 ? texts.shortDay(birth) : birth.length === 7 ? texts.month(birth) : birth;
  const sex = first(raw, 'sex');
  const numbers = (['passport', 'nik', 'phone'] as const).map((field) => {
    const value = first(raw, field);
    return value && `${t(`secondlist.fields.${field}`)} ${value}`;
  });
  const isDay = /^\d{4}(-\d\d){0,2}$/.test(birth);
  return [isDay ? born : birth, (sex === 'male' || sex === 'female') && label('sex', sex, locale), ...numbers]
    .filter(Boolean)
    .join(' · ');
}

type Screen = (typeof messages)['intakes']['screen'];
const onScreen = Object.keys(messages.intakes.screen) as (keyof Screen)[];

/** The words of the screen that hold no values, for the components that run in a browser. */
export function wordsOf(texts: Texts) {
  const { t } = texts;
  const words = Object.fromEntries(onScreen.map((key) => [key, t(`intakes.screen.${key}`)])) as Screen;
  const { summary, ...lists } = wordsOfLists(texts);
  return {
    ...lists,
    ...words,
    summary,
    fields: intakeFields.map((code) => ({ code, label: t(`cases.fields.${code}`) })),
  };
}

export type Words = ReturnType<typeof wordsOf>;
