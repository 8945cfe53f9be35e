import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { Table } from '@/components/table';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { officeName } from '@/features/offices/queries';
import { receiptOf } from '@/features/rights/queries/erasure';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string; request: string }> };

export default async function ReceiptPage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, moment, number } = texts;
  const asked = await params;
  const receipt = await orNotFound(receiptOf(actor, asked.reference, asked.request));
  const { file, places, doneAt, requestedAt, id } = receipt;
  return (
    <Page
      title={t('rights.receiptPage.title')}
      lead={t('rights.receiptPage.office', { office: officeName(file.office, texts.locale) })}
      actions={
        <LinkButton look="quiet" href={`/cases/${asked.reference}/rights`} prefetch={false} className="print:hidden">
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <Card>
        <div className="grid gap-3">
          <p className="text-pretty">
            {t('rights.receiptPage.body', { at: moment(doneAt), asked: moment(requestedAt) })}
          </p>
          <Table
            caption={t('rights.erasure.places')}
            columns={[
              { key: 'place', title: t('rights.erasure.place') },
              { key: 'count', title: t('rights.erasure.count'), numeric: true },
            ]}
            rows={places
              .filter(({ count }) => count > 0)
              .map(({ name, count }) => ({ key: name, cells: [t(`rights.places.${name}`), number(count)] }))}
          />
          <p className="text-pretty">{t('rights.receiptPage.stays')}</p>
          <p className="text-sm">{t('rights.receiptPage.number', { number: `${receipt.reference} · ${id}` })}</p>
          <p className="text-sm text-quiet print:hidden">{t('rights.receiptPage.print')}</p>
        </div>
      </Card>
    </Page>
  );
}
