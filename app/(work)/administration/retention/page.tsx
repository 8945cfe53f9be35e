import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { RetentionForm, RetentionTable } from '@/features/rights/components/retention';
import { retentionSettings } from '@/features/rights/queries/retention';
import { reader } from '@/lib/reader';

export default async function RetentionPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const settings = await orNotFound(retentionSettings(actor));
  return (
    <Page
      title={t('rights.retention.title')}
      lead={t('rights.retention.lead')}
      actions={
        <LinkButton look="quiet" href="/administration" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">
        <Card title={t('rights.retention.now')}>
          <RetentionTable settings={settings} texts={texts} />
        </Card>
        <Card title={t('rights.retention.change')}>
          <RetentionForm settings={settings} texts={texts} />
        </Card>
      </div>
    </Page>
  );
}
