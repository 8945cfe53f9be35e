import { Button, LinkButton } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { type Choice, choices, type List } from '@/lib/vocabulary';
import { againStates, type ListQuery } from '../list-input';
import { sorts } from '../queries/case-list';

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
  const asked = lists.some(([name]) => value(name)) || ['office', 'again', 'from', 'to'].some((name) => value(name));
  return (
    <details open={asked} className="rounded-md border border-line bg-card px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('cases.list.filters')}</summary>
      <form action="/cases" className="mt-4 grid items-end gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-4">
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
        {value('asOf') && <input type="hidden" name="asOf" value={value('asOf')} />}
        <TextField name="from" type="date" label={t('cases.list.from')} defaultValue={value('from')} />
        <TextField name="to" type="date" label={t('cases.list.to')} defaultValue={value('to')} />
        <SelectField
          name="sort"
          label={t('cases.list.sort')}
          choices={sorts.map((code) => ({ code, label: t(`cases.list.sorts.${code}`) }))}
          defaultValue={value('sort') || 'handled'}
        />
        <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-3">
          <Button look="plain">{t('cases.list.apply')}</Button>
          <LinkButton look="quiet" href="/cases">
            {t('cases.list.clear')}
          </LinkButton>
        </div>
      </form>
    </details>
  );
}
