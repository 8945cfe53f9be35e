import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { ReferralTable } from '@/features/referrals/components/referral-table';
import { referralsOf } from '@/features/referrals/queries/list';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }> };

export default async function CaseReferralsPage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { file, referrals } = await orNotFound(referralsOf(actor, (await params).reference));
  const { reference } = file.case;
  const here = `/cases/${reference}`;
  return (
    <Page
      title={t('referrals.ofCase', { reference })}
      lead={t('referrals.ofCaseLead')}
      actions={
        <LinkButton look="quiet" href={here} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <nav aria-label={t('referrals.title')} className="flex flex-wrap gap-2">
          <LinkButton href={`${here}/referrals/new?to=office`} prefetch={false}>
            {t('referrals.new.office')}
          </LinkButton>
          <LinkButton look="plain" href={`${here}/referrals/new?to=partner`} prefetch={false}>
            {t('referrals.new.partner')}
          </LinkButton>
          <LinkButton look="plain" href={`${here}/referrals/new?to=notice`} prefetch={false}>
            {t('referrals.new.notice')}
          </LinkButton>
          <LinkButton look="plain" href={`${here}/transfer`} prefetch={false}>
            {t('referrals.new.transfer')}
          </LinkButton>
        </nav>
        <Card>
          {referrals.length === 0 ? (
            <p className="text-quiet">{t('referrals.none')}</p>
          ) : (
            <ReferralTable caption={t('referrals.title')} lines={referrals} side="to" texts={texts} />
          )}
        </Card>
      </div>
    </Page>
  );
}
