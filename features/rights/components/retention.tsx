import { DescribedForm } from '@/components/described-form';
import { Table } from '@/components/table';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import { setRetentionForm } from '../actions';
import { ALL_OFFICES } from '../input';
import type { RetentionSettings } from '../queries/retention';

type Props = { settings: RetentionSettings; texts: Texts };

/** How long each office keeps identities after the closure of a case, and where that comes from. */
export function RetentionTable({ settings: { general, offices }, texts }: Props) {
  const { t, locale } = texts;
  const months = (count: number | null) =>
    count === null ? t('rights.retention.without') : t('rights.retention.months', { count });
  return (
    <Table
      caption={t('rights.retention.title')}
      columns={[
        { key: 'office', title: t('rights.retention.office') },
        { key: 'kept', title: t('rights.retention.kept') },
      ]}
      rows={[
        { key: 'general', cells: [t('rights.retention.general'), months(general)] },
        ...offices.map((office) => ({
          key: office.id,
          cells: [
            officeName(office, locale),
            office.retentionMonths === null ? t('rights.retention.asGeneral') : months(office.retentionMonths),
          ],
        })),
      ]}
    />
  );
}

export function RetentionForm({ settings: { offices }, texts }: Props) {
  const { t, locale } = texts;
  const all = { code: ALL_OFFICES, label: t('rights.retention.general') };
  return (
    <DescribedForm
      id="retention"
      action={setRetentionForm}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={[
        {
          kind: 'select',
          name: 'office',
          label: t('rights.retention.office'),
          width: 'medium',
          choices: [all, ...offices.map((office) => ({ code: office.id, label: officeName(office, locale) }))],
          value: ALL_OFFICES,
        },
        {
          kind: 'text',
          name: 'months',
          label: t('rights.retention.monthsLabel'),
          hint: t('rights.retention.monthsHint'),
          width: 'short',
        },
      ]}
    />
  );
}
