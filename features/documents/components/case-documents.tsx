import { LinkButton } from '@/components/button';
import { Card } from '@/components/page';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { Texts } from '@/lib/texts';
import type { Listed } from '../queries';
import { DocumentList } from './document-list';

type Props = { file: CaseFile; documents: Listed[]; texts: Texts };

const SHOWN = 5;

/** The newest documents on the page of their case; all of them, and the adding of another, have a page of their own. */
export function CaseDocuments({ file, documents, texts }: Props) {
  const { t } = texts;
  const { reference } = file.case;
  return (
    <Card title={t('documents.card')} id="documents">
      <div className="grid min-w-0 gap-4">
        <DocumentList reference={reference} documents={documents.slice(0, SHOWN)} texts={texts} />
        <div>
          <LinkButton look="plain" href={`/cases/${reference}/documents`} prefetch={false}>
            {documents.length > SHOWN
              ? `${t('documents.toAll')} (${t('documents.count', { count: documents.length })})`
              : t('documents.toAll')}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
