import { notFound } from 'next/navigation';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { mayChange } from '@/features/definitions/access';
import { ReviseDefinition } from '@/features/definitions/components/definition-form';
import { definition, named } from '@/features/definitions/queries';
import { reader } from '@/lib/reader';

export default async function EditDefinitionPage({ params }: { params: Promise<{ definition: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const found = await orNotFound(definition(actor, (await params).definition));
  if (!mayChange(actor, found) || found.withdrawnAt) notFound();
  return (
    <Page title={named(found, texts.locale)} lead={texts.t('definitions.editLead')} narrow>
      <Card>
        <ReviseDefinition definition={found} texts={texts} />
      </Card>
    </Page>
  );
}
