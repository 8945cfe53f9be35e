import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { PlaceCount } from '../queries/erasure';

/** The dry run: every place, how much is there, and what would become of it. The key comes last, as in the deed. */
export function PlacesTable({ places, texts }: { places: PlaceCount[]; texts: Texts }) {
  const { t } = texts;
  return (
    <Table
      caption={t('rights.erasure.places')}
      columns={[
        { key: 'place', title: t('rights.erasure.place') },
        { key: 'count', title: t('rights.erasure.count'), numeric: true },
        { key: 'what', title: t('rights.erasure.what') },
      ]}
      rows={[
        ...places.map(({ name, does, count }) => ({
          key: name,
          cells: [t(`rights.places.${name}`), texts.number(count), count > 0 ? t(`rights.erasure.does.${does}`) : '–'],
        })),
        { key: 'key', cells: [t('rights.erasure.key'), texts.number(1), t('rights.erasure.keyDoes')] },
      ]}
    />
  );
}
