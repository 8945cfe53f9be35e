import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { Edition, FileLine } from '../queries/editions';

/** The files of an issued edition, each with what proves that it is as it was. */
export function FilesCard({ edition, files, texts }: { edition: Edition; files: FileLine[]; texts: Texts }) {
  const { t, number } = texts;
  return (
    <Card title={t('editions.page.files')} id="files">
      <p className="mb-3 max-w-prose text-pretty">{t('editions.page.filesHint')}</p>
      <Table
        caption={t('editions.page.filesCaption')}
        columns={[
          { key: 'file', title: t('editions.page.file') },
          { key: 'sha', title: t('editions.page.sha') },
        ]}
        rows={files.map((file) => ({
          key: file.id,
          cells: [
            <FileLink key="file" edition={edition} file={file} texts={texts} />,
            <code key="sha" className="text-xs break-all">
              {file.sha256}
            </code>,
          ],
        }))}
      />
      <p className="mt-3 max-w-prose text-sm text-pretty text-quiet">
        {t('editions.page.known', { seq: number(edition.knownAt) })}{' '}
        {edition.checkpoint
          ? t('editions.page.checkpoint', { mark: edition.checkpoint })
          : t('editions.page.noCheckpoint')}
      </p>
    </Card>
  );
}

// Not a Link: nothing may be fetched ahead, each download is recorded.
function FileLink({ edition, file, texts: { t } }: { edition: Edition; file: FileLine; texts: Texts }) {
  const language = t(`reports.language.${file.language === 'en' ? 'en' : 'id'}`);
  return (
    <a
      href={`/reports/editions/${edition.id}/download?format=${file.format}&lang=${file.language}`}
      download
      className="inline-block py-2.5 whitespace-nowrap text-accent underline sm:py-0"
    >
      {t('editions.page.fileName', { format: file.format.toUpperCase(), language })}
    </a>
  );
}
