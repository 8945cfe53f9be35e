import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayKeepRegister } from '@/features/operations/access';
import { CompoundForm } from '@/features/operations/components/compound-form';
import { reader } from '@/lib/reader';

export default async function NewCompoundPage() {
  const actor = await requireActor();
  if (!mayKeepRegister(actor)) await notFoundFor(actor, 'compound.record');
  const texts = await reader();
  return (
    <Page title={texts.t('operations.compounds.newTitle')} narrow>
      <Card>
        <CompoundForm texts={texts} />
      </Card>
    </Page>
  );
}
