import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayMarkSeen } from '@/features/alerts/access';
import { AlertList } from '@/features/alerts/components/alert-list';
import { Method } from '@/features/alerts/components/method';
import { alertsOf } from '@/features/alerts/queries';
import { orNotFound } from '@/features/cases/not-found';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';

/** What rises against its own history, and how that is told from chance. */
export default async function AlertsPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const alerts = await orNotFound(alertsOf(actor, today()));
  return (
    <Page
      title={t('alerts.title')}
      lead={t('alerts.lead')}
      actions={
        <LinkButton look="quiet" href="/dashboard" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {alerts.length === 0 && <Notice title={t('alerts.none')}>{t('alerts.noneHint')}</Notice>}
        {alerts.length > 0 && <AlertList alerts={alerts} maySee={mayMarkSeen(actor)} texts={texts} />}
        <Method texts={texts} />
      </div>
    </Page>
  );
}
