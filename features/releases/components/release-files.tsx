import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { ReleaseFileName } from '../queries/released';

/** The files of a release that is out, each with the mark by which anybody can tell that it is unchanged. */
export function ReleaseFiles({
  release,
  files,
  texts: { t },
}: {
  release: string;
  files: ReleaseFileName[];
  texts: Texts;
}) {
  return (
    <Card title={t('releases.release.files')}>
      <Table
        caption={t('releases.release.filesCaption')}
        columns={[
          { key: 'file', title: t('releases.release.file') },
          { key: 'mark', title: t('releases.release.mark'), roomy: true },
        ]}
        rows={files.map(({ name, sha256 }) => ({
          key: name,
          cells: [
            <a
              key="file"
              href={`/release/${release}/${name}`}
              download
              className="inline-flex min-h-11 items-center text-accent underline"
            >
              {name}
            </a>,
            <code key="mark" className="text-xs break-all">
              {sha256}
            </code>,
          ],
        }))}
      />
    </Card>
  );
}
