import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { consentsOf } from '@/features/consents/queries';
import { allOffices } from '@/features/offices/queries';
import { allPartners } from '@/features/partners/queries';
import { ConsentState } from '@/features/referrals/components/consent-state';
import { NoticeForm, OfficeReferralForm, PartnerReferralForm } from '@/features/referrals/components/referral-form';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ to?: string }> };

const kinds = ['office', 'partner', 'notice'] as const;

export default async function NewReferralPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  const { reference, officeId } = file.case;
  const asked = (await searchParams).to;
  const kind = kinds.find((each) => each === asked) ?? 'office';
  const [{ standing }, offices, partners] = await Promise.all([
    consentsOf(actor, reference),
    allOffices(actor),
    allPartners(actor),
  ]);
  return (
    <Page
      title={`${t(`referrals.new.${kind}`)} · ${reference}`}
      lead={t(`referrals.new.${kind}Lead`)}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}/referrals`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {kind !== 'notice' && <ConsentState reference={reference} standing={standing} to={kind} texts={texts} />}
        <Card>
          {kind === 'office' && (
            <OfficeReferralForm
              reference={reference}
              offices={offices.filter(({ id }) => id !== officeId)}
              texts={texts}
            />
          )}
          {kind === 'partner' && <PartnerReferralForm reference={reference} partners={partners} texts={texts} />}
          {kind === 'notice' && <NoticeForm reference={reference} partners={partners} texts={texts} />}
        </Card>
      </div>
    </Page>
  );
}
