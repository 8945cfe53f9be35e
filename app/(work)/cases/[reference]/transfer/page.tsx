import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { allOffices } from '@/features/offices/queries';
import { TransferForm } from '@/features/transfers/components/transfer-form';
import { TransferList } from '@/features/transfers/components/transfer-list';
import { happened } from '@/features/transfers/input';
import { transfersOf } from '@/features/transfers/queries';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ said?: string }> };

export default async function TransferPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { file, transfers } = await orNotFound(transfersOf(actor, (await params).reference));
  const { reference, officeId } = file.case;
  const asked = (await searchParams).said;
  const said = happened.find((each) => each === asked);
  const waits = transfers.some(({ state }) => state === 'asked');
  const offices = waits ? [] : (await allOffices(actor)).filter(({ id }) => id !== officeId);
  return (
    <Page
      title={t('transfers.title', { reference })}
      lead={t('transfers.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}/referrals`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {said && <Notice role="status">{t(`transfers.happened.${said}`)}</Notice>}
        {!waits && (
          <Card title={t('transfers.ask')}>
            <TransferForm reference={reference} offices={offices} texts={texts} />
          </Card>
        )}
        {transfers.length > 0 && (
          <Card title={t('transfers.history')}>
            <TransferList reference={reference} transfers={transfers} texts={texts} />
          </Card>
        )}
      </div>
    </Page>
  );
}
