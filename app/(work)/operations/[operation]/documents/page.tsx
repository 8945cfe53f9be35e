import { Card } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { ExportForm } from '@/features/operations/components/export-form';
import { Happened, type HappenedAsked } from '@/features/operations/components/happened';
import { PartOfOperation } from '@/features/operations/components/part-of-operation';
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
    <PartOfOperation
      operation={operation}
      title={t('operations.documents.title')}
      lead={t('operations.documents.lead')}
      texts={texts}
    >
      <Happened asked={await searchParams} texts={texts} />
      <Card>
        <ExportForm reference={operation.reference} others={detail?.others.listed ?? 0} texts={texts} />
      </Card>
    </PartOfOperation>
  );
}
