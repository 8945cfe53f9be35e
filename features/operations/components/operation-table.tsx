import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { ListedOperation } from '../queries/list';

const numbers = ['planned', 'listed', 'gone', 'arrived', 'stayed'] as const;

/** The operations, each with its numbers. On a phone the name's cell says the rest. */
export function OperationTable({ rows, named, texts }: { rows: ListedOperation[]; named: boolean; texts: Texts }) {
  const { t, locale, number } = texts;
  const title = (key: 'reference' | 'name' | 'kind' | 'office' | 'country' | 'on' | (typeof numbers)[number]) =>
    t(`operations.list.columns.${key}`);
  return (
    <Table
      caption={t('operations.list.caption')}
      columns={[
        { key: 'reference', title: title('reference') },
        { key: 'name', title: title(named ? 'name' : 'kind') },
        { key: 'on', title: title('on'), roomy: true },
        { key: 'country', title: title('country'), roomy: true },
        { key: 'office', title: title('office'), roomy: true },
        ...numbers.map((key) => ({
          key,
          title: title(key),
          numeric: true,
          roomy: key === 'planned' || key === 'listed',
        })),
      ]}
      rows={rows.map(({ reference, kind, name, office, country, on, plannedPersons, totals }) => ({
        key: reference,
        cells: [
          <RowLink key="reference" href={`/operations/${reference}`}>
            {reference}
          </RowLink>,
          <span key="name">
            {named && <span className="block font-semibold wrap-anywhere">{name}</span>}
            <span className={named ? 'text-sm text-quiet' : ''}>{t(`operations.kinds.${kind}`)}</span>
            <span className="block text-sm text-quiet sm:hidden">
              {texts.shortDay(on)} · {label('country', country, locale)} · {office}
            </span>
          </span>,
          <span key="on" className="whitespace-nowrap">
            {texts.shortDay(on)}
          </span>,
          label('country', country, locale),
          office,
          number(plannedPersons),
          number(totals.listed),
          number(totals.boarded + totals.arrived),
          number(totals.arrived),
          number(totals.stayed),
        ],
      }))}
    />
  );
}
