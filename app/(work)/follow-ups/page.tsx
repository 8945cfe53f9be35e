import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { officesInSight } from '@/features/cases/queries/office-choices';
import { maySchedule } from '@/features/followups/access';
import { DueTable } from '@/features/followups/components/due-table';
import { addressOf, ListTabs } from '@/features/followups/components/list-tabs';
import { type ListQuery, listAsked } from '@/features/followups/input';
import { dueFollowUps } from '@/features/followups/queries/due';
import { reader } from '@/lib/reader';

export default async function FollowUpsPage({ searchParams }: { searchParams: Promise<ListQuery> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const query = await searchParams;
  const asked = listAsked(query, actor.role === 'caseworker' ? 'mine' : 'office');
  const list = await orNotFound(dueFollowUps(actor, asked));
  return (
    <Page
      title={t('followUps.list.title')}
      lead={t('followUps.list.lead')}
      actions={
        maySchedule(actor) && (
          <LinkButton look="plain" href="/administration/follow-up" prefetch={false}>
            {t('followUps.schedule.link')}
          </LinkButton>
        )
      }
    >
      <div className="grid gap-4">
        <ListTabs asked={asked} offices={await officesInSight(actor, texts.locale)} texts={texts} />
        <p role="status" className="font-semibold">
          {t('followUps.list.count', { count: list.total, overdue: list.overdue })}
        </p>
        {list.rows.length > 0 ? (
          <DueTable rows={list.rows} texts={texts} />
        ) : (
          <Notice title={t(`followUps.list.none.${asked.state}`)}>{t('followUps.list.noneHint')}</Notice>
        )}
        <div className="flex flex-wrap gap-2">
          {asked.after && (
            <LinkButton look="plain" href={addressOf(asked)}>
              {t('followUps.list.first')}
            </LinkButton>
          )}
          {list.next && (
            <LinkButton look="plain" href={addressOf(asked, `${list.next.value}_${list.next.id}`)}>
              {t('followUps.list.next')}
            </LinkButton>
          )}
        </div>
      </div>
    </Page>
  );
}
