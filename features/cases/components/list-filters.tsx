import { SelectField, TextField } from '@/components/field';
import { FilterForm } from '@/components/filter-form';
import type { Texts } from '@/lib/texts';
import { type Choice, choices, type List } from '@/lib/vocabulary';
import { againStates, type ListQuery } from '../list-input';
import { sorts } from '../queries/case-list';
import { works } from '../queries/work';
import { QUIET_DAYS } from '../rules';

/** The filters of the list, as a form whose address is the view. */
export function ListFilters({ query, offices, texts }: { query: ListQuery; offices: readonly Choice[]; texts: Texts }) {
  const { t, locale } = texts;
  const value = (name: string) => [query[name]].flat()[0] ?? '';
  const lists: [string, string, List | 'country'][] = [
    ['destination', t('cases.list.destination'), 'country'],
    ['status', t('cases.list.status'), 'case_status'],
    ['returnStatus', t('cases.list.returnStatus'), 'repatriation_status'],
    ['channel', t('cases.list.channel'), 'recruitment_channel'],
    ['retrafficking', t('cases.list.retrafficking'), 'retrafficking'],
  ];
  const asked =
    lists.some(([name]) => value(name)) || ['office', 'again', 'work', 'from', 'to'].some((name) => value(name));
  return (
    <FilterForm
      href="/cases"
      open={asked}
      layout="threeOrFour"
      words={{ title: t('cases.list.filters'), apply: t('cases.list.apply'), clear: t('cases.list.clear') }}
    >
      {lists.map(([name, label, list]) => (
        <SelectField
          key={name}
          name={name}
          label={label}
          emptyLabel={t('cases.list.any')}
          choices={choices(list, locale)}
          defaultValue={value(name)}
        />
      ))}
      <SelectField
        name="office"
        label={t('cases.list.office')}
        emptyLabel={t('cases.list.any')}
        choices={offices}
        defaultValue={value('office')}
      />
      <SelectField
        name="again"
        label={t('again.filter')}
        emptyLabel={t('cases.list.any')}
        choices={againStates.map((code) => ({ code, label: t(`again.states.${code}`) }))}
        defaultValue={value('again')}
      />
      <SelectField
        name="work"
        label={t('cases.list.work')}
        emptyLabel={t('cases.list.any')}
        choices={works.map((code) => ({ code, label: t(`cases.list.works.${code}`, { days: QUIET_DAYS }) }))}
        defaultValue={value('work')}
      />
      {value('worker') && <input type="hidden" name="worker" value={value('worker')} />}
      {value('asOf') && <input type="hidden" name="asOf" value={value('asOf')} />}
      <TextField name="from" type="date" label={t('cases.list.from')} defaultValue={value('from')} />
      <TextField name="to" type="date" label={t('cases.list.to')} defaultValue={value('to')} />
      <SelectField
        name="sort"
        label={t('cases.list.sort')}
        choices={sorts.map((code) => ({ code, label: t(`cases.list.sorts.${code}`) }))}
        defaultValue={value('sort') || 'handled'}
      />
    </FilterForm>
  );
}
