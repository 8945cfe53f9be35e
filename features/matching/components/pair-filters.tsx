import { Button, LinkButton } from '@/components/button';
import { SelectField } from '@/components/field';
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
    <details open={asked} className="rounded-md border border-line bg-card px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('cases.list.filters')}</summary>
      <form action="/people/doubtful" className="mt-4 grid items-end gap-x-4 gap-y-3 sm:grid-cols-4">
        {fields.map((field) => (
          <SelectField key={field.name} {...field} emptyLabel={any} defaultValue={value(field.name)} />
        ))}
        <div className="flex flex-wrap gap-2 sm:col-span-4">
          <Button look="plain">{t('cases.list.apply')}</Button>
          <LinkButton look="quiet" href="/people/doubtful">
            {t('cases.list.clear')}
          </LinkButton>
        </div>
      </form>
    </details>
  );
}
