import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { CompoundForm } from '@/features/operations/components/compound-form';
import { compoundFor } from '@/features/operations/queries/compounds';
import { reader } from '@/lib/reader';

export default async function EditCompoundPage({ params }: { params: Promise<{ compound: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const compound = await orNotFound(compoundFor(actor, (await params).compound));
  return (
    <Page title={texts.t('operations.compounds.editTitle')} lead={compound.reference} narrow>
      <Card>
        <CompoundForm compound={compound} texts={texts} />
      </Card>
    </Page>
  );
}
