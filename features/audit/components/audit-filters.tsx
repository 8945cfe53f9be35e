import { SelectField, TextField } from '@/components/field';
import { FilterForm } from '@/components/filter-form';
import type { Staff } from '@/lib/actor';
import type { Texts } from '@/lib/texts';
import { groupsFor } from '../access';
import type { AuditQuery } from '../input';

/** The filters of the audit, as a form whose address is the view. It takes no free text: an address must not hold a name. */
export function AuditFilters({
  actor,
  query,
  colleagues,
  texts: { t },
}: {
  actor: Staff;
  query: AuditQuery;
  colleagues: { id: string; name: string; officeCode: string }[];
  texts: Texts;
}) {
  const value = (name: string) => [query[name]].flat()[0] ?? '';
  const asked = ['group', 'colleague', 'from', 'to'].some((name) => value(name));
  return (
    <FilterForm
      href="/audit"
      open={asked}
      layout="twoOrFour"
      words={{ title: t('audit.filters'), apply: t('audit.apply'), clear: t('audit.clear') }}
    >
      <SelectField
        name="group"
        label={t('audit.group')}
        emptyLabel={t('audit.groups.all')}
        choices={groupsFor(actor).map((code) => ({ code, label: t(`audit.groups.${code}`) }))}
        defaultValue={value('group')}
      />
      <SelectField
        name="colleague"
        label={t('audit.colleague')}
        emptyLabel={t('audit.anybody')}
        choices={colleagues.map(({ id, name, officeCode }) => ({ code: id, label: `${name} · ${officeCode}` }))}
        defaultValue={value('colleague')}
      />
      <TextField name="from" type="date" label={t('audit.from')} defaultValue={value('from')} />
      <TextField name="to" type="date" label={t('audit.to')} defaultValue={value('to')} />
      {value('subject') && <input type="hidden" name="subject" value={value('subject')} />}
    </FilterForm>
  );
}
