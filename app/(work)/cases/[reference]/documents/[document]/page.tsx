import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { DocumentView, RemoveDocument } from '@/features/documents/components/document-view';
import { documentOf } from '@/features/documents/queries';
import { unopened } from '@/features/documents/rules';
import { reader } from '@/lib/reader';

type Props = {
  params: Promise<{ reference: string; document: string }>;
  searchParams: Promise<{ refused?: string }>;
};

export default async function DocumentPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { reference, document: id } = await params;
  const seen = await orNotFound(documentOf(actor, reference, id));
  const { file, document } = seen;
  const { refused } = await searchParams;
  const reason = unopened.find((each) => each === refused);
  return (
    <Page
      title={t('documents.one', { kind: t(`documents.kinds.${document.kind}`) })}
      lead={reference}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}/documents`} prefetch={false}>
          {t('documents.all')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {reason && (
          <Notice tone="warn" role="alert" title={t('documents.cannotHandOut')}>
            {t(`documents.unopened.${reason}`)}
          </Notice>
        )}
        <IdentityBar file={file} back={`documents/${id}`} texts={texts} />
        <DocumentView seen={seen} texts={texts} />
        {file.maySupervise && !document.removedAt && (
          <RemoveDocument reference={reference} id={document.id} texts={texts} />
        )}
      </div>
    </Page>
  );
}
