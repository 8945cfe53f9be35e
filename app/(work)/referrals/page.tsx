import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { ReferralTable } from '@/features/referrals/components/referral-table';
import { officeReferrals } from '@/features/referrals/queries/list';
import { Offers } from '@/features/transfers/components/transfer-list';
import { happened } from '@/features/transfers/input';
import { transfersOffered } from '@/features/transfers/queries';
import { reader } from '@/lib/reader';

export default async function ReferralsPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { received, sent } = await orNotFound(officeReferrals(actor));
  const offers = await transfersOffered(actor);
  const asked = (await searchParams).said;
  const said = happened.find((each) => each === asked);
  return (
    <Page title={t('referrals.title')} lead={t('referrals.lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {said && <Notice role="status">{t(`transfers.happened.${said}`)}</Notice>}
        {offers.length > 0 && (
          <Card title={t('transfers.offered')}>
            <p className="mb-3 text-quiet">{t('transfers.offeredLead')}</p>
            <Offers offers={offers} texts={texts} />
          </Card>
        )}
        <Card title={t('referrals.received')}>
          {received.length === 0 ? (
            <p className="text-quiet">{t('referrals.noneReceived')}</p>
          ) : (
            <ReferralTable caption={t('referrals.received')} lines={received} side="from" texts={texts} />
          )}
        </Card>
        <Card title={t('referrals.sent')}>
          {sent.length === 0 ? (
            <p className="text-quiet">{t('referrals.noneSent')}</p>
          ) : (
            <ReferralTable caption={t('referrals.sent')} lines={sent} side="to" showCase texts={texts} />
          )}
        </Card>
      </div>
    </Page>
  );
}
