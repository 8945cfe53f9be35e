import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { mayBalance } from '@/features/tasks/access';
import { TaskTable } from '@/features/tasks/components/task-table';
import { TaskTabs } from '@/features/tasks/components/task-tabs';
import { addressOf, type ListQuery, listAsked } from '@/features/tasks/input';
import { workersOf } from '@/features/tasks/queries/holders';
import { taskList } from '@/features/tasks/queries/list';
import { reader } from '@/lib/reader';

export default async function TasksPage({ searchParams }: { searchParams: Promise<ListQuery> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const asked = listAsked(await searchParams);
  const list = await orNotFound(taskList(actor, asked));
  const { whose } = asked;
  const named = typeof whose === 'string' ? [] : await workersOf(asked.office ?? actor.officeId);
  const worker = typeof whose === 'string' ? undefined : named.find(({ code }) => code === whose.worker)?.label;
  return (
    <Page
      title={t('tasks.list.title')}
      lead={t('tasks.list.lead')}
      actions={
        mayBalance(actor) && (
          <LinkButton look="plain" href="/tasks/load" prefetch={false}>
            {t('tasks.load.title')}
          </LinkButton>
        )
      }
    >
      <div className="grid gap-4">
        <TaskTabs asked={asked} worker={worker} texts={texts} />
        <p role="status" className="font-semibold">
          {t('tasks.list.count', { count: list.total })}
        </p>
        {list.rows.length > 0 ? (
          <TaskTable rows={list.rows} texts={texts} />
        ) : (
          <Notice title={t('tasks.list.none')}>{t('tasks.list.noneHint')}</Notice>
        )}
        {list.next && (
          <div>
            <LinkButton look="plain" href={addressOf(asked, list.next)}>
              {t('tasks.list.next')}
            </LinkButton>
          </div>
        )}
      </div>
    </Page>
  );
}
