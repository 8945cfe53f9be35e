import { SelectField } from '@/components/field';
import { FilterForm } from '@/components/filter-form';
import type { Texts } from '@/lib/texts';
import { type Choice, choices } from '@/lib/vocabulary';
import { oneOfQuery, type PeopleQuery } from '../list-input';

/** The filters of the queue, as a form whose address is the view. */
export function PairFilters({
  query,
  offices,
  texts,
}: {
  query: PeopleQuery;
  offices: readonly Choice[];
  texts: Texts;
}) {
  const { t, locale } = texts;
  const value = (name: string) => oneOfQuery(query, name);
  const asked = ['outcome', 'destination', 'office', 'asked'].some(value);
  const any = t('cases.list.any');
  const fields = [
    {
      name: 'outcome',
      label: t('peoplePages.pairs.outcome'),
      choices: (['same', 'doubtful'] as const).map((code) => ({
        code,
        label: t(`peoplePages.pairs.outcomes.${code}`),
      })),
    },
    { name: 'destination', label: t('cases.list.destination'), choices: choices('country', locale) },
    { name: 'office', label: t('cases.list.office'), choices: offices },
    {
      name: 'asked',
      label: t('peoplePages.pairs.question'),
      choices: [{ code: 'yes', label: t('peoplePages.pairs.askedOnly') }],
    },
  ];
  return (
    <FilterForm
      href="/people/doubtful"
      open={asked}
      layout="four"
      words={{ title: t('cases.list.filters'), apply: t('cases.list.apply'), clear: t('cases.list.clear') }}
    >
      {fields.map((field) => (
        <SelectField key={field.name} {...field} emptyLabel={any} defaultValue={value(field.name)} />
      ))}
    </FilterForm>
  );
}
