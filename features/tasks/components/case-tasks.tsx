import { Button } from '@/components/button';
import { DescribedForm, type FieldShape } from '@/components/described-form';
import { Badge, Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { plainly } from '@/features/cases/access';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { taskKinds } from '@/lib/task';
import type { Texts } from '@/lib/texts';
import type { Choice } from '@/lib/vocabulary';
import { mayAssign } from '../access';
import { addCaseTask, assign, endCaseTask, moveCaseTask } from '../actions';
import { holdersOf } from '../queries/holders';
import { type CaseTask, tasksOf } from '../queries/of-case';
import { pressingOn, WEEK_DAYS } from '../rules';

const outcomes = ['added', 'moved', 'done', 'dropped', 'assigned', 'changed', 'no-task'] as const;

type Props = { actor: Staff; file: CaseFile; outcome?: string; texts: Texts };

/** Who has the case, what is to be done in it and by when, and what was done. */
export async function CaseTasks({ actor, file, outcome, texts }: Props) {
  const { t } = texts;
  const [tasks, holders] = await Promise.all([tasksOf(actor, file), file.mayChange ? holdersOf(actor, file) : []]);
  const { officeId, assignedTo } = file.case;
  const open = tasks.filter(({ ended }) => ended === null);
  const happened = outcomes.find((each) => each === outcome);
  const mayAdd = file.mayChange && !file.erasedAt && !file.useStoppedAt;
  const form = { reference: file.case.reference, holders, texts };
  return (
    <Card title={t('tasks.title')} id="tasks">
      <div className="grid min-w-0 gap-4">
        {happened && <Notice role="status">{t(`tasks.happened.${happened}`)}</Notice>}
        <div className="grid gap-2">
          <p>{file.assigned ? t('tasks.assign.has', { name: file.assigned }) : t('tasks.assign.nobody')}</p>
          {file.mayChange && mayAssign(actor, plainly(officeId), assignedTo, actor.id) && (
            <Assigning {...form} holder={assignedTo} />
          )}
        </div>
        {open.length === 0 && <p className="text-quiet">{t('tasks.none')}</p>}
        {open.length > 0 && (
          <ol className="grid min-w-0 gap-3">
            {open.map((task) => (
              <li key={task.id} className="grid min-w-0 gap-2 rounded-md border border-line px-4 py-3">
                <OneTask task={task} texts={texts} />
                {file.mayChange && <Ending reference={form.reference} task={task} texts={texts} />}
                {file.mayChange && <Moving {...form} task={task} />}
              </li>
            ))}
          </ol>
        )}
        <Ended tasks={tasks} texts={texts} />
        {mayAdd && <NewTask {...form} holder={assignedTo} />}
      </div>
    </Card>
  );
}

function OneTask({ task, texts }: { task: CaseTask; texts: Texts }) {
  const { t } = texts;
  const pressing = pressingOn(task.due, today());
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-semibold">{t(`tasks.kinds.${task.kind}`)}</span>
        <Badge tone={pressing === 'overdue' ? 'alarm' : pressing === 'today' ? 'warn' : 'plain'}>
          {pressing === 'overdue' && '▲ '}
          {t(`tasks.by.${pressing}`, { day: texts.shortDay(task.due) })}
        </Badge>
        <span className="text-quiet">{task.worker ?? t('tasks.nobody')}</span>
      </p>
      {task.words && <p className="wrap-anywhere max-w-prose whitespace-pre-line">{task.words}</p>}
      {task.hasWords && task.words === null && <p className="text-quiet">{t('tasks.sealed')}</p>}
    </div>
  );
}

type Form = { reference: string; holders: Choice[]; texts: Texts };

function Ending({ reference, task, texts: { t } }: { reference: string; task: CaseTask; texts: Texts }) {
  return (
    <form action={endCaseTask} className="flex flex-wrap gap-2">
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="version" value={task.version} />
      <Button look="plain" name="ended" value="done">
        {t('tasks.done')}
      </Button>
      <Button look="quiet" name="ended" value="dropped">
        {t('tasks.drop')}
      </Button>
    </form>
  );
}

function Moving({ reference, task, holders, texts: { t } }: Form & { task: CaseTask }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">{t('tasks.move')}</summary>
      <div className="mt-3">
        <DescribedForm
          id={`move-${task.id}`}
          action={moveCaseTask}
          look="plain"
          hidden={{ reference, task: task.id, version: String(task.version) }}
          words={{ summary: t('app.errors.summary'), submit: t('tasks.moveSubmit') }}
          fields={[dueField(t, task.due), toField(t, holders, task.assignedTo)]}
        />
      </div>
    </details>
  );
}

function NewTask({ reference, holders, holder, texts: { t } }: Form & { holder: string | null }) {
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('tasks.add')}</summary>
      <div className="mt-4">
        <DescribedForm
          id="task"
          action={addCaseTask}
          hidden={{ reference, submission: newId() }}
          words={{ summary: t('app.errors.summary'), submit: t('tasks.submit') }}
          fields={[
            {
              kind: 'select',
              name: 'kind',
              label: t('tasks.kind'),
              width: 'medium',
              choices: taskKinds.map((code) => ({ code, label: t(`tasks.kinds.${code}`) })),
              empty: t('tasks.choose'),
            },
            dueField(t, addDays(today(), WEEK_DAYS)),
            toField(t, holders, holder),
            { kind: 'long', name: 'words', label: t('tasks.words'), hint: t('tasks.wordsHint') },
          ]}
        />
      </div>
    </details>
  );
}

function Assigning({ reference, holders, holder, texts: { t } }: Form & { holder: string | null }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
        {t('tasks.assign.change')}
      </summary>
      <div className="mt-3">
        <DescribedForm
          id="assign"
          action={assign}
          look="plain"
          hidden={{ reference, seen: holder ?? '' }}
          words={{ summary: t('app.errors.summary'), submit: t('tasks.assign.submit') }}
          fields={[{ ...toField(t, holders, holder), hint: t('tasks.assign.hint') }]}
        />
      </div>
    </details>
  );
}

function Ended({ tasks, texts }: { tasks: CaseTask[]; texts: Texts }) {
  const { t } = texts;
  const ended = tasks.filter((task) => task.ended !== null);
  if (ended.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
        {t('tasks.ended', { count: ended.length })}
      </summary>
      <ul className="mt-2 grid gap-2 border-l-2 border-line pl-3 text-sm">
        {ended.map((task) => (
          <li key={task.id} className="min-w-0">
            <p>
              <span className="font-semibold">{t(`tasks.kinds.${task.kind}`)}</span>{' '}
              {task.endedAt &&
                t(`tasks.endedBy.${task.ended ?? 'done'}`, { name: task.endedBy, at: texts.moment(task.endedAt) })}
            </p>
            {task.words && <p className="wrap-anywhere max-w-prose whitespace-pre-line">{task.words}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const dueField = (t: Texts['t'], value: string) =>
  ({ kind: 'day', name: 'due', label: t('tasks.due'), width: 'short', value }) as const;

const toField = (t: Texts['t'], choices: Choice[], value: string | null): FieldShape => ({
  ...({ kind: 'select', name: 'to', label: t('tasks.to'), width: 'medium' } as const),
  ...{ choices, empty: t('tasks.nobody'), value: value ?? '' },
});
