import Link from 'next/link';
import { Table } from '@/components/table';
import { isWithheld } from '@/features/cases/rules';
import type { Texts } from '@/lib/texts';
import { isAbsence, label } from '@/lib/vocabulary';
import type { ToldPerson } from '../queries/people-told';

/** A page of persons. Names are masked. On a phone the person's cell says it all. */
export function PeopleTable({ rows, texts }: { rows: ToldPerson[]; texts: Texts }) {
  const { t } = texts;
  const columns = (['person', 'cases', 'destination', 'office', 'handledOn'] as const).map((key) => ({
    key,
    title: t(`peoplePages.list.columns.${key}`),
    roomy: key !== 'person',
  }));
  return (
    <Table
      caption={t('peoplePages.list.caption')}
      columns={columns}
      rows={rows.map((row) => ({
        key: row.address,
        cells: [
          <Who key="person" row={row} texts={texts} />,
          countsOf(row, texts),
          lastDestination(row, texts),
          officesOf(row),
          <span key="handled" className="whitespace-nowrap">
            {texts.shortDay(row.cases.at(-1)?.handledOn ?? '')}
          </span>,
        ],
      }))}
    />
  );
}

function Who({ row, texts }: { row: ToldPerson; texts: Texts }) {
  return (
    <span>
      <Link
        href={`/people/${row.address}`}
        prefetch={false}
        className="inline-block py-2.5 font-semibold text-accent underline sm:py-0"
      >
        {maskedOf(row, texts)}
      </Link>{' '}
      <span className="text-sm text-quiet">{factsOf(row, texts)}</span>
      <span className="block text-sm sm:hidden">
        {countsOf(row, texts)}
        <span className="block">
          {lastDestination(row, texts)} · {officesOf(row)} · {texts.shortDay(row.cases.at(-1)?.handledOn ?? '')}
        </span>
      </span>
    </span>
  );
}

/** The masked name; or that there is none yet, or none for this reader. */
export function maskedOf(person: ToldPerson, { t }: Texts): string {
  const none = isWithheld(person) || person.cases.every(({ sight }) => sight !== 'full');
  return person.maskedName || t(none ? 'cases.list.sealed' : 'peoplePages.list.unnamed');
}

/** The coded facts of a person in a few words. */
export function factsOf(
  { sex, birthYear, homeProvince }: Pick<ToldPerson, 'sex' | 'birthYear' | 'homeProvince'>,
  { t, locale }: Texts,
): string {
  const facts = [
    sex && !isAbsence(sex) && label('sex', sex, locale),
    birthYear && t('cases.list.born', { year: String(birthYear) }),
    homeProvince && !isAbsence(homeProvince) && label('province', homeProvince, locale),
  ];
  return facts.filter(Boolean).join(', ');
}

function countsOf({ cases, elsewhere }: ToldPerson, { t }: Texts): string {
  const episodes = new Set(cases.map(({ episodeId }) => episodeId)).size;
  const told = t('peoplePages.list.counts', { cases: cases.length, episodes });
  return elsewhere.length > 0 ? `${told} ${t('peoplePages.list.elsewhere', { count: elsewhere.length })}` : told;
}

const lastDestination = ({ cases }: ToldPerson, { locale }: Texts) =>
  label('country', cases.at(-1)?.destination ?? '', locale);

const officesOf = ({ cases }: ToldPerson) => [...new Set(cases.map(({ office }) => office.code))].join(', ');
