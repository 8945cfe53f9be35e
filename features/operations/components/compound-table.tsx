import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Compound } from '../queries/compounds';

/** The register of compounds. */
export function CompoundTable({ rows, texts }: { rows: Compound[]; texts: Texts }) {
  const { t, locale } = texts;
  const columns = (['reference', 'name', 'aliases', 'town', 'country'] as const).map((key) => ({
    key,
    title: t(`operations.compounds.columns.${key}`),
    roomy: key === 'aliases' || key === 'country',
  }));
  return (
    <Table
      caption={t('operations.compounds.caption')}
      columns={columns}
      rows={rows.map(({ reference, name, aliases, town, country }) => ({
        key: reference,
        cells: [
          <RowLink key="reference" href={`/operations/compounds/${reference}`}>
            {reference}
          </RowLink>,
          <span key="name" className="font-semibold wrap-anywhere">
            {name}
          </span>,
          aliases.join(' · '),
          town,
          label('country', country, locale),
        ],
      }))}
    />
  );
}
