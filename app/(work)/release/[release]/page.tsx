import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayMakeRelease, mayReadReleases } from '@/features/releases/access';
import { Lapsed } from '@/features/releases/components/ask-again';
import { BackToReleases } from '@/features/releases/components/back';
import { ReleaseFiles } from '@/features/releases/components/release-files';
import { ReleaseTables } from '@/features/releases/components/release-tables';
import { VerdictNotice } from '@/features/releases/components/verdict';
import { exactOf, filesOfRelease, releaseOf, whatIsOut } from '@/features/releases/queries/released';
import { releaseName, standingOf } from '@/features/releases/telling';
import { NotFound } from '@/lib/errors';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ release: string }>; searchParams: Promise<{ made?: string }> };

/** One release: while it waits, beside the exact counts; once out, its files. */
export default async function ReleasePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!mayReadReleases(actor)) await notFoundFor(actor, 'release.see');
  const texts = await reader();
  const { t } = texts;
  const release = await releaseOf(actor, (await params).release).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const { state, content, proof, maker, madeAt, decider, decidedAt } = release;
  const standing = standingOf(release);
  const files = await filesOfRelease(actor, release.id);
  const decided = decidedAt && state !== 'draft' && { name: decider, at: texts.moment(decidedAt) };
  const exact = state === 'draft' ? await exactOf(actor, release) : undefined;
  return (
    <Page title={releaseName(release, texts)} actions={<BackToReleases texts={texts} />}>
      <div className="grid gap-6">
        {(await searchParams).made && standing === 'draft' && <Notice role="status">{t('releases.done.made')}</Notice>}
        <div className="grid gap-1">
          <p>{t('releases.release.made', { name: maker, at: texts.moment(madeAt) })}</p>
          {decided && <p>{t(`releases.release.${state === 'released' ? 'released' : 'declined'}`, decided)}</p>}
          {standing === 'draft' && (
            <p>
              {t('releases.release.waiting')}{' '}
              <Link href="/approvals" prefetch={false} className="text-accent underline">
                {t('releases.release.toApprovals')}
              </Link>
            </p>
          )}
        </div>
        {standing === 'lapsed' && (
          <Lapsed
            release={release.id}
            mayAsk={mayMakeRelease(actor)}
            overtaken={(await whatIsOut(actor)).newest !== content.follows}
            texts={texts}
          />
        )}
        <VerdictNotice verdict={proof} texts={texts} />
        {files.length > 0 && <ReleaseFiles release={release.id} files={files} texts={texts} />}
        <Card title={t('releases.release.numbers')}>
          {exact && <p className="mb-4 max-w-3xl text-pretty text-quiet">{t('releases.proposal.lead')}</p>}
          <ReleaseTables cells={content.cells} exact={exact} texts={texts} />
        </Card>
        <Card title={t('releases.release.licence')}>
          <p className="max-w-3xl whitespace-pre-line">{content.licence}</p>
        </Card>
      </div>
    </Page>
  );
}
