import Link from 'next/link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { Release } from '../queries/released';
import { releaseName, standingOf } from '../telling';

/** Every release, newest first: what it is, where it stands, who made it and who decided. */
export function ReleaseList({ releases, texts }: { releases: Release[]; texts: Texts }) {
  const { t } = texts;
  if (releases.length === 0) return <p className="text-quiet">{t('releases.list.none')}</p>;
  const by = (name: string, at: Date | null) =>
    name && at ? t('releases.list.by', { name, at: texts.moment(at) }) : '–';
  return (
    <Table
      caption={t('releases.list.caption')}
      columns={[
        { key: 'release', title: t('releases.list.release') },
        { key: 'state', title: t('releases.list.state') },
        { key: 'made', title: t('releases.list.made'), roomy: true },
        { key: 'decided', title: t('releases.list.decided'), roomy: true },
      ]}
      rows={releases.map((release) => ({
        key: release.id,
        cells: [
          <Link
            key="release"
            href={`/release/${release.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-accent underline"
          >
            {releaseName(release, texts)}
          </Link>,
          t(`releases.states.${standingOf(release)}`),
          by(release.maker, release.madeAt),
          by(release.decider, release.decidedAt),
        ],
      }))}
    />
  );
}
