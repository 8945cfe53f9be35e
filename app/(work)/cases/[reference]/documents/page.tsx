import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { caseToRead } from '@/features/cases/queries/case-to-move';
import { AddDocument } from '@/features/documents/components/add-document';
import { DocumentList } from '@/features/documents/components/document-list';
import { tellingFaults } from '@/features/documents/input';
import { documentsOf } from '@/features/documents/queries';
import { fileFaults, standingFaults } from '@/features/documents/rules';
import { reader } from '@/lib/reader';

type Props = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ added?: string; refused?: string; removed?: string }>;
};

const faults = [...fileFaults, ...tellingFaults, ...standingFaults.filter((each) => each !== 'sent-already')] as const;

export default async function DocumentsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const file = await orNotFound(caseToRead(actor, (await params).reference));
  const documents = await documentsOf(actor, file);
  const { reference } = file.case;
  const { added, refused, removed } = await searchParams;
  const fault = faults.find((each) => each === refused);
  const mayAdd = file.mayChange && !file.erasedAt && !file.useStoppedAt;
  return (
    <Page
      title={t('documents.title', { reference })}
      lead={t('documents.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {added && <Notice role="status">{t('documents.added')}</Notice>}
        {removed && <Notice role="status">{t('documents.removed')}</Notice>}
        {fault && (
          <Notice tone="alarm" role="alert">
            {t(`documents.faults.${fault}`)}
          </Notice>
        )}
        <IdentityBar file={file} back="documents" texts={texts} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <Card title={t('documents.card')}>
            <DocumentList reference={reference} documents={documents} texts={texts} />
          </Card>
          {mayAdd && (
            <Card title={t('documents.upload.title')}>
              <AddDocument reference={reference} texts={texts} />
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
