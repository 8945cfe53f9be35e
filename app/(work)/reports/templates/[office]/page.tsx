import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { TemplateForm } from '@/features/editions/components/templates';
import { templatesToSet } from '@/features/editions/queries/templates';
import { officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

export default async function TemplatePage({ params }: { params: Promise<{ office: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const wanted = (await params).office;
  const template = (await templatesToSet(actor)).find(({ office }) => office.id === wanted);
  if (!template) notFound();
  return (
    <Page
      narrow
      title={t('editions.templates.setFor', { office: officeName(template.office, texts.locale) })}
      lead={t('editions.templates.lead')}
      actions={
        <LinkButton look="quiet" href="/reports/templates" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <Card title={t('editions.templates.sections')}>
        <TemplateForm template={template} texts={texts} />
      </Card>
    </Page>
  );
}
