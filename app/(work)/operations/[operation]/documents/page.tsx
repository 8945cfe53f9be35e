import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { ExportForm } from '@/features/operations/components/export-form';
import { Happened, type HappenedAsked } from '@/features/operations/components/happened';
import { operationFile } from '@/features/operations/queries/operation';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ operation: string }>; searchParams: Promise<HappenedAsked> };

export default async function DocumentsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { operation, detail, mayLead } = await orNotFound(operationFile(actor, (await params).operation));
  if (!mayLead) await notFoundFor(actor, 'operation.open');
  return (
    <Page
      title={t('operations.documents.title')}
      lead={`${operation.name} · ${t('operations.documents.lead')}`}
      actions={
        <LinkButton look="plain" href={`/operations/${operation.reference}`} prefetch={false}>
          {t('operations.acts.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">
        <Happened asked={await searchParams} texts={texts} />
        <Card>
          <ExportForm reference={operation.reference} others={detail?.others.listed ?? 0} texts={texts} />
        </Card>
      </div>
    </Page>
  );
}
