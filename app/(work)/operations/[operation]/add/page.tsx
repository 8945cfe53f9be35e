import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { AddCases, AddUnknown, AddWaiting } from '@/features/operations/components/add-forms';
import { PartOfOperation } from '@/features/operations/components/part-of-operation';
import { operationFile } from '@/features/operations/queries/operation';
import { waitingToGo } from '@/features/operations/queries/waiting';
import { reader } from '@/lib/reader';

export default async function AddToManifestPage({ params }: { params: Promise<{ operation: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { operation, detail, mayLead } = await orNotFound(operationFile(actor, (await params).operation));
  if (!detail) await notFoundFor(actor, 'operation.open');
  return (
    <PartOfOperation
      operation={operation}
      title={t('operations.add.title')}
      lead={t('operations.add.lead')}
      texts={texts}
    >
      <AddWaiting operation={operation} waiting={await waitingToGo(actor, operation)} texts={texts} />
      <AddCases operation={operation} texts={texts} />
      {mayLead && <AddUnknown operation={operation} texts={texts} />}
    </PartOfOperation>
  );
}
