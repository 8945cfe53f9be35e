import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { PartnerForm } from '@/features/partners/components/partner-form';
import { PartnerTable } from '@/features/partners/components/partner-table';
import { partnerName, partnersToKeep } from '@/features/partners/queries';
import { reader } from '@/lib/reader';

type Props = { searchParams: Promise<{ partner?: string; saved?: string }> };

export default async function PartnersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const partners = await orNotFound(partnersToKeep(actor));
  const { partner: code, saved } = await searchParams;
  const chosen = partners.find((partner) => partner.code === code);
  return (
    <Page
      title={t('partners.title')}
      lead={t('partners.lead')}
      actions={
        <LinkButton look="quiet" href="/administration" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {saved && <Notice role="status">{t('partners.saved')}</Notice>}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="order-last min-w-0 lg:order-none">
            <Card title={t('partners.list')}>
              <PartnerTable partners={partners} texts={texts} />
            </Card>
          </div>
          <Card
            id="correct"
            title={chosen ? t('partners.correcting', { name: partnerName(chosen, locale) }) : t('partners.add')}
          >
            <PartnerForm key={chosen?.code} partner={chosen} texts={texts} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
