import { Button } from '@/components/button';
import { SelectField } from '@/components/field';
import { TabRow } from '@/components/tab-row';
import { taskKinds } from '@/lib/task';
import type { Texts } from '@/lib/texts';
import { addressOf, type ListAsked } from '../input';
import { dues } from '../rules';

/** Whose tasks, due when, and of which kind: each an address. */
export function TaskTabs({ asked, worker, texts: { t } }: { asked: ListAsked; worker?: string; texts: Texts }) {
  const { whose, due, kind, office } = asked;
  const named = typeof whose === 'string' ? [] : [{ whose, words: worker ?? t('tasks.list.colleague') }];
  const usual = (['mine', 'office', 'nobody'] as const).map((each) => ({
    whose: each,
    words: t(`tasks.list.whose.${each}`),
  }));
  return (
    <div className="grid gap-2">
      <TabRow
        label={t('tasks.list.whoseLabel')}
        tabs={[...usual, ...named].map(({ whose: each, words }) => ({
          href: addressOf({ ...asked, whose: each }),
          words,
          current: each === whose,
        }))}
      />
      <TabRow
        label={t('tasks.list.dueLabel')}
        tabs={dues.map((each) => ({
          href: addressOf({ ...asked, due: each }),
          words: t(`tasks.list.dues.${each}`),
          current: each === due,
        }))}
      />
      <form action="/tasks" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="whose" value={typeof whose === 'string' ? whose : whose.worker} />
        <input type="hidden" name="due" value={due} />
        {office && <input type="hidden" name="office" value={office} />}
        <SelectField
          name="kind"
          label={t('tasks.kind')}
          emptyLabel={t('tasks.list.everyKind')}
          choices={taskKinds.map((code) => ({ code, label: t(`tasks.kinds.${code}`) }))}
          defaultValue={kind ?? ''}
        />
        <Button look="plain">{t('tasks.list.apply')}</Button>
      </form>
    </div>
  );
}
