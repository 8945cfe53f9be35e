import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { TemplateTable } from '@/features/editions/components/templates';
import { templatesToSet } from '@/features/editions/queries/templates';
import { reader } from '@/lib/reader';

export default async function TemplatesPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const templates = await templatesToSet(actor);
  if (templates.length === 0) notFound();
  return (
    <Page
      narrow
      title={t('editions.templates.title')}
      lead={t('editions.templates.lead')}
      actions={
        <LinkButton look="quiet" href="/reports" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <Card title={t('editions.templates.caption')}>
        <TemplateTable templates={templates} texts={texts} />
      </Card>
    </Page>
  );
}
