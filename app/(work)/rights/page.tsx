import { Card, Page } from '@/components/page';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { DueBadge } from '@/features/rights/components/request-list';
import { openRequests } from '@/features/rights/queries/requests';
import { reader } from '@/lib/reader';

export default async function RightsWatchPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t, moment } = texts;
  const requests = await orNotFound(openRequests(actor));
  const now = new Date();
  return (
    <Page title={t('rights.watch.title')} lead={t('rights.watch.lead')}>
      <Card>
        {requests.length === 0 ? (
          <p className="text-quiet">{t('rights.watch.none')}</p>
        ) : (
          <Table
            caption={t('rights.watch.title')}
            columns={[
              { key: 'reference', title: t('rights.watch.reference') },
              { key: 'kind', title: t('rights.watch.kind') },
              { key: 'asked', title: t('rights.watch.asked'), roomy: true },
              { key: 'due', title: t('rights.watch.due') },
            ]}
            rows={requests.map((request) => ({
              key: request.id,
              cells: [
                <RowLink key="reference" href={`/cases/${request.reference}/rights`}>
                  {request.reference}
                </RowLink>,
                t(`rights.kinds.${request.kind}.title`),
                moment(request.requestedAt),
                <span key="due">
                  {moment(request.dueAt)} <DueBadge request={request} now={now} texts={texts} />
                </span>,
              ],
            }))}
          />
        )}
      </Card>
    </Page>
  );
}
