import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { ScheduleForm, ScheduleTable } from '@/features/followups/components/schedule';
import { schedulesOf } from '@/features/followups/queries/schedules';
import { officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

type Props = { searchParams: Promise<{ office?: string; saved?: string }> };

export default async function FollowUpSchedulePage({ searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const schedules = await orNotFound(schedulesOf(actor));
  const { office, saved } = await searchParams;
  const chosen =
    schedules.find((each) => each.office.id === office) ?? (schedules.length === 1 ? schedules[0] : undefined);
  return (
    <Page
      title={t('followUps.schedule.title')}
      lead={t('followUps.schedule.lead')}
      actions={
        <LinkButton look="quiet" href="/follow-ups" prefetch={false}>
          {t('followUps.toList')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">
        {saved && <Notice role="status">{t('followUps.schedule.saved')}</Notice>}
        {chosen && (
          <Card title={t('followUps.schedule.changeOf', { office: officeName(chosen.office, locale) })} id="schedule">
            <ScheduleForm key={chosen.office.id} chosen={chosen} texts={texts} />
          </Card>
        )}
        <Card title={t('followUps.schedule.now')}>
          <ScheduleTable schedules={schedules} texts={texts} />
        </Card>
      </div>
    </Page>
  );
}
