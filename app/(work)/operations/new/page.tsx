import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { officesFor } from '@/features/cases/queries/office-choices';
import { OperationForm } from '@/features/operations/components/operation-form';
import { compoundList } from '@/features/operations/queries/compounds';
import { reader } from '@/lib/reader';

export default async function NewOperationPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const offices = await officesFor(actor, locale);
  if (offices.length === 0) await notFoundFor(actor, 'operation.open');
  return (
    <Page title={t('operations.form.newTitle')} lead={t('operations.form.newLead')} narrow>
      <Card>
        <OperationForm compounds={await compoundList(actor)} offices={offices} texts={texts} />
      </Card>
    </Page>
  );
}
