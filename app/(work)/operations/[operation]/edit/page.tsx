import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { OperationForm } from '@/features/operations/components/operation-form';
import { compoundList } from '@/features/operations/queries/compounds';
import { operationFile } from '@/features/operations/queries/operation';
import { reader } from '@/lib/reader';

export default async function EditOperationPage({ params }: { params: Promise<{ operation: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const file = await orNotFound(operationFile(actor, (await params).operation));
  const { operation, detail } = file;
  if (!file.mayLead) await notFoundFor(actor, 'operation.open');
  return (
    <Page title={texts.t('operations.form.editTitle')} lead={operation.reference} narrow>
      <Card>
        <OperationForm
          operation={operation}
          compound={detail?.compound?.reference}
          compounds={await compoundList(actor)}
          offices={[]}
          texts={texts}
        />
      </Card>
    </Page>
  );
}
