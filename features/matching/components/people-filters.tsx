import { Button } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { FilterForm } from '@/components/filter-form';
import type { Texts } from '@/lib/texts';
import { type Choice, choices } from '@/lib/vocabulary';
import { searchPeople } from '../actions';
import { oneOfQuery, type PeopleQuery } from '../list-input';

/** The search for a person by what identifies them. It is sent, never put into the address. */
export function PeopleSearch({ words, texts: { t } }: { words: string; texts: Texts }) {
  return (
    <search>
      <form action={searchPeople}>
        <TextField
          name="words"
          type="search"
          label={t('peoplePages.list.search')}
          hint={t('peoplePages.list.searchHint')}
          defaultValue={words}
          autoComplete="off"
          spellCheck={false}
          beside={<Button look="plain">{t('cases.list.searchButton')}</Button>}
        />
      </form>
    </search>
  );
}

/** The filters of the list, as a form whose address is the view. */
export function PeopleFilters({
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
  const asked = ['destination', 'office', 'several'].some(value);
  return (
    <FilterForm
      href="/people"
      open={asked}
      layout="three"
      words={{ title: t('cases.list.filters'), apply: t('cases.list.apply'), clear: t('cases.list.clear') }}
    >
      {value('search') && <input type="hidden" name="search" value={value('search')} />}
      <SelectField
        name="destination"
        label={t('cases.list.destination')}
        emptyLabel={t('cases.list.any')}
        choices={choices('country', locale)}
        defaultValue={value('destination')}
      />
      <SelectField
        name="office"
        label={t('cases.list.office')}
        emptyLabel={t('cases.list.any')}
        choices={offices}
        defaultValue={value('office')}
      />
      <SelectField
        name="several"
        label={t('peoplePages.list.several')}
        emptyLabel={t('cases.list.any')}
        choices={[{ code: 'yes', label: t('peoplePages.list.severalYes') }]}
        defaultValue={value('several')}
      />
    </FilterForm>
  );
}
