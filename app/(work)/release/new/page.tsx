import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { publishingNow } from '@/features/publishing/queries';
import { mayMakeRelease } from '@/features/releases/access';
import { BackToReleases } from '@/features/releases/components/back';
import { MakeForm } from '@/features/releases/components/make-form';
import { ReleaseTables } from '@/features/releases/components/release-tables';
import { VerdictNotice } from '@/features/releases/components/verdict';
import { proposalFor } from '@/features/releases/queries/proposal';
import { releaseRefusal } from '@/features/releases/refusals';
import { kinds } from '@/features/releases/statistics';
import { difference } from '@/features/releases/telling';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';

type Props = { searchParams: Promise<{ kind?: string; month?: string }> };

/** What would leave, beside the exact counts, before it leaves. */
export default async function NewReleasePage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!mayMakeRelease(actor)) await notFoundFor(actor, 'release.make');
  const texts = await reader();
  const { t } = texts;
  const asked = await searchParams;
  const kind = kinds.find((each) => each === asked.kind) ?? 'public';
  const proposal = await proposalFor(actor, { kind, month: asked.month ?? '' });
  if (isRefused(proposal))
    return (
      <Page title={t('releases.form.title')} actions={<BackToReleases texts={texts} />} narrow>
        <Notice tone="warn" role="alert">
          {releaseRefusal(proposal.refused, texts)}
        </Notice>
      </Page>
    );
  const { month, cells, exact, before, froze, verdict } = proposal;
  const title = t('releases.proposal.title', { kind: t(`releases.kinds.${kind}`), month: texts.month(month) });
  const differs = difference(cells, before);
  return (
    <Page title={title} lead={t('releases.proposal.lead')} actions={<BackToReleases texts={texts} />}>
      <div className="grid gap-6">
        <VerdictNotice verdict={verdict} texts={texts} />
        <p className="max-w-3xl text-pretty">
          {before.length === 0
            ? t('releases.proposal.first')
            : t('releases.proposal.since', { kind: t(`releases.kinds.${kind}`), ...differs })}{' '}
          {t('releases.proposal.frozen', { count: Object.keys(froze.months).length })}
        </p>
        {verdict.safe && (
          <Card title={t('releases.form.make')}>
            <MakeForm kind={kind} month={month} licence={(await publishingNow(actor)).licences[kind]} texts={texts} />
          </Card>
        )}
        <Card title={t('releases.release.numbers')}>
          <p className="mb-4 max-w-3xl text-pretty text-quiet">{t('releases.proposal.compare')}</p>
          <ReleaseTables cells={cells} exact={exact} before={before} texts={texts} />
        </Card>
      </div>
    </Page>
  );
}
