import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { openApprovals } from '@/features/approvals/queries';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { emergenciesToReview } from '@/features/exceptions/queries';
import { NoticeList } from '@/features/notices/components/notice-list';
import { noticesOf } from '@/features/notices/queries';
import { operationsLed } from '@/features/operations/queries/led';
import { reader } from '@/lib/reader';

export default async function NoticesPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const [notices, asked, emergencies] = await Promise.all([
    noticesOf(actor),
    openApprovals(actor, [referencesInSight, operationsLed]),
    emergenciesToReview(actor),
  ]);
  const toDecide = asked.filter(({ mine }) => !mine).length;
  return (
    <Page title={t('notices.title')} lead={t('notices.lead')} narrow>
      <div className="grid gap-4">
        {asked.length + emergencies.length > 0 && (
          <nav aria-label={t('notices.waiting')} className="flex flex-wrap gap-2">
            {asked.length > 0 && (
              <LinkButton look={toDecide > 0 ? 'main' : 'plain'} href="/approvals" prefetch={false}>
                {t('notices.toDecide', { count: toDecide })}
              </LinkButton>
            )}
            {emergencies.length > 0 && (
              <LinkButton href="/emergency#review" prefetch={false}>
                {t('notices.toReview', { count: emergencies.length })}
              </LinkButton>
            )}
          </nav>
        )}
        {notices.length > 0 ? (
          <NoticeList notices={notices} texts={texts} />
        ) : (
          <Notice title={t('notices.none')}>{t('notices.noneHint')}</Notice>
        )}
      </div>
    </Page>
  );
}
