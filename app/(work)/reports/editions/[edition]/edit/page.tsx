import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { mayWrite } from '@/features/editions/access';
import { EditForm } from '@/features/editions/components/edit-form';
import { documentIn, editionWith } from '@/features/editions/queries/editions';
import { reader } from '@/lib/reader';

export default async function EditEditionPage({ params }: { params: Promise<{ edition: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const edition = await orNotFound(editionWith(actor, (await params).edition));
  if (!mayWrite(actor, edition.scope) || edition.issuedAt !== null) notFound();
  const { title } = await documentIn(actor, edition, texts.locale);
  return (
    <Page
      narrow
      title={t('editions.edit.title')}
      lead={t('editions.edit.lead', { title })}
      actions={
        <LinkButton look="quiet" href={`/reports/editions/${edition.id}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <Card title={t('editions.short', { number: edition.number })}>
        <EditForm edition={edition} texts={texts} />
      </Card>
    </Page>
  );
}
