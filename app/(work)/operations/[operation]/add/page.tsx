import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { AddCases, AddUnknown, AddWaiting } from '@/features/operations/components/add-forms';
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
    <Page
      title={t('operations.add.title')}
      lead={`${operation.name} · ${t('operations.add.lead')}`}
      actions={
        <LinkButton look="plain" href={`/operations/${operation.reference}`} prefetch={false}>
          {t('operations.acts.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">
        <AddWaiting operation={operation} waiting={await waitingToGo(actor, operation)} texts={texts} />
        <AddCases operation={operation} texts={texts} />
        {mayLead && <AddUnknown operation={operation} texts={texts} />}
      </div>
    </Page>
  );
}
