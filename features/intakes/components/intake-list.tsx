import Link from 'next/link';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import type { IntakeTold } from '../queries/intakes';

/** What has come in so far, with what still waits. */
export function IntakeList({ intakes, texts }: { intakes: IntakeTold[]; texts: Texts }) {
  const { t, number, locale } = texts;
  if (intakes.length === 0) return null;
  return (
    <Card title={t('intakes.list.title')}>
      <Table
        caption={t('intakes.list.caption')}
        columns={[
          { key: 'at', title: t('intakes.list.at') },
          { key: 'by', title: t('intakes.list.by') },
          { key: 'office', title: t('intakes.list.office'), roomy: true },
          { key: 'logged', title: t('intakes.list.logged'), numeric: true },
          { key: 'waiting', title: t('intakes.list.waiting'), numeric: true },
        ]}
        rows={intakes.map(({ id, at, by, office, counts }) => ({
          key: id,
          cells: [
            <Link key="at" href={`/cases/intake/${id}`} className="inline-block py-2 text-accent underline sm:py-0">
              {texts.moment(at)}
            </Link>,
            by,
            officeName(office, locale),
            number(counts.logged),
            number(counts.waiting),
          ],
        }))}
      />
    </Card>
  );
}
