import Link from 'next/link';
import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import { NOBODY } from '@/features/cases/queries/case-list';
import type { Texts } from '@/lib/texts';
import { handOverCases } from '../actions';
import { addressOf, type ListAsked } from '../input';
import type { Load } from '../queries/load';

type Props = { loads: Load[]; officeId: string; texts: Texts };

/** Who has how much, each number opening its rows. */
export function LoadTable({ loads, officeId, texts }: Props) {
  const { t, number } = texts;
  const columns = (['worker', 'open', 'quiet', 'tasks', 'overdue'] as const).map((key) => ({
    key,
    title: t(`tasks.load.columns.${key}`),
    numeric: key !== 'worker',
  }));
  const opening = (href: string, count: number, pressing = false) =>
    count === 0 ? (
      number(0)
    ) : (
      <Link
        href={href}
        prefetch={false}
        className={`inline-block py-2 underline sm:py-0 ${pressing ? 'font-bold text-alarm' : 'text-accent'}`}
      >
        {number(count)}
      </Link>
    );
  return (
    <Table
      caption={t('tasks.load.title')}
      columns={columns}
      rows={loads.map(({ id, name, open, quiet, tasks, overdue }) => {
        const cases = (work: string) => `/cases?work=${work}&worker=${id ?? NOBODY}&office=${officeId}`;
        const whose: ListAsked['whose'] = id ? { worker: id } : 'nobody';
        const todo = (due: ListAsked['due']) => addressOf({ whose, due, kind: null, office: officeId });
        return {
          key: id ?? NOBODY,
          cells: [
            name || t('tasks.nobody'),
            opening(cases('open'), open),
            opening(cases('quiet'), quiet),
            opening(todo('all'), tasks),
            opening(todo('overdue'), overdue, true),
          ],
        };
      })}
    />
  );
}

/** All open cases of one to another, where there are two to choose from. */
export function HandingOver({ loads, officeId, texts: { t } }: Props) {
  const workers = loads.flatMap(({ id, name, open }) => (id ? [{ code: id, label: name, open }] : []));
  const full = workers.filter(({ open }) => open > 0);
  if (full.length === 0 || workers.length < 2) return null;
  const empty = t('tasks.choose');
  return (
    <Card title={t('tasks.load.handOver')}>
      <DescribedForm
        id="hand-over"
        action={handOverCases}
        hidden={{ office: officeId }}
        words={{ summary: t('app.errors.summary'), submit: t('tasks.load.submit') }}
        fields={[
          { kind: 'select', name: 'from', label: t('tasks.load.from'), width: 'medium', choices: full, empty },
          {
            ...{ kind: 'select', name: 'to', label: t('tasks.load.to'), width: 'medium', choices: workers, empty },
            hint: t('tasks.load.hint'),
          },
        ]}
      />
    </Card>
  );
}
