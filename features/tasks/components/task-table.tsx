import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Task } from '../queries/list';
import { pressingOn } from '../rules';

/** Open tasks in the order of the work; each opens its place in the case. On a phone the first cells say it all. */
export function TaskTable({ rows, texts }: { rows: Task[]; texts: Texts }) {
  const { t, locale } = texts;
  const columns = (['what', 'due', 'case', 'destination', 'worker'] as const).map((key) => ({
    key,
    title: t(`tasks.list.columns.${key}`),
    roomy: key === 'destination' || key === 'worker',
  }));
  return (
    <Table
      caption={t('tasks.list.title')}
      columns={columns}
      rows={rows.map((task) => ({
        key: task.id,
        cells: [
          <span key="what">
            <span className="font-semibold">{t(`tasks.kinds.${task.kind}`)}</span>
            <span className="block text-sm text-quiet sm:hidden">{task.worker ?? t('tasks.nobody')}</span>
          </span>,
          <Due key="due" due={task.due} texts={texts} />,
          <RowLink key="case" href={`/cases/${task.reference}#tasks`}>
            {task.reference}
          </RowLink>,
          label('country', task.destination, locale),
          task.worker ?? t('tasks.nobody'),
        ],
      }))}
    />
  );
}

function Due({ due, texts }: { due: string; texts: Texts }) {
  const pressing = pressingOn(due, today());
  return (
    <span>
      <span className="block whitespace-nowrap">{texts.shortDay(due)}</span>
      {pressing !== 'ahead' && (
        <Badge tone={pressing === 'overdue' ? 'alarm' : 'warn'}>
          {pressing === 'overdue' && '▲ '}
          {texts.t(`tasks.pressing.${pressing}`)}
        </Badge>
      )}
    </span>
  );
}
