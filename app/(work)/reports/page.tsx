import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayReadReleases } from '@/features/releases/access';
import { MonthList } from '@/features/reports/components/month-list';
import { reportMonths } from '@/features/reports/queries';
import { reader } from '@/lib/reader';

export default async function ReportsPage() {
  const actor = await requireActor();
  const { t } = await reader();
  return (
    <Page
      title={t('reports.title')}
      lead={t('reports.lead')}
      actions={
        <>
          {mayReadReleases(actor) && (
            <LinkButton look="quiet" href="/release" prefetch={false}>
              {t('releases.title')}
            </LinkButton>
          )}
          <LinkButton look="quiet" href="/figures/published" prefetch={false}>
            {t('published.title')}
          </LinkButton>
        </>
      }
    >
      <MonthList months={await reportMonths(actor)} />
    </Page>
  );
}
