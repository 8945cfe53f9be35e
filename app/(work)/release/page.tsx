import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayMakeRelease, mayReadReleases } from '@/features/releases/access';
import { PrepareForm } from '@/features/releases/components/prepare-form';
import { ReleaseList } from '@/features/releases/components/release-list';
import { releasesFor } from '@/features/releases/queries/released';
import { monthsReleasable } from '@/features/releases/rules';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';

export default async function ReleasesPage() {
  const actor = await requireActor();
  if (!mayReadReleases(actor)) await notFoundFor(actor, 'release.see');
  const texts = await reader();
  const { t } = texts;
  return (
    <Page title={t('releases.title')} lead={t('releases.lead')}>
      <div className="grid gap-6">
        <Card title={t('releases.list.title')}>
          <ReleaseList releases={await releasesFor(actor)} texts={texts} />
        </Card>
        {mayMakeRelease(actor) && (
          <Card title={t('releases.form.title')}>
            <p className="mb-4 max-w-3xl">{t('releases.form.lead')}</p>
            <PrepareForm months={monthsReleasable(today())} texts={texts} />
          </Card>
        )}
      </div>
    </Page>
  );
}
