import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { maySetTemplates } from '@/features/editions/access';
import { editionsByMonth } from '@/features/editions/components/edition-list';
import { editionsOf } from '@/features/editions/queries/editions';
import { mayReadReleases } from '@/features/releases/access';
import { MonthList } from '@/features/reports/components/month-list';
import { reportMonths } from '@/features/reports/queries';
import { reader } from '@/lib/reader';

export default async function ReportsPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const [months, editions] = await Promise.all([reportMonths(actor), editionsOf(actor)]);
  return (
    <Page
      title={t('reports.title')}
      lead={t('reports.list.lead')}
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
          {maySetTemplates(actor) && (
            <LinkButton look="quiet" href="/reports/templates" prefetch={false}>
              {t('editions.templates.open')}
            </LinkButton>
          )}
        </>
      }
    >
      <MonthList months={months} editions={editionsByMonth(editions, texts)} />
    </Page>
  );
}
