import { Button } from '@/components/button';
import { SelectField } from '@/components/field';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { officesFor } from '@/features/cases/queries/office-choices';
import { mayBalance } from '@/features/tasks/access';
import { HandingOver, LoadTable } from '@/features/tasks/components/load-table';
import { loadOf } from '@/features/tasks/queries/load';
import { reader } from '@/lib/reader';

type Query = { office?: string; moved?: string; left?: string };

export default async function LoadPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  if (!mayBalance(actor)) await notFoundFor(actor, 'load');
  const texts = await reader();
  const { t } = texts;
  const { office = actor.officeId, moved, left } = await searchParams;
  const loads = await orNotFound(loadOf(actor, office));
  const offices = await officesFor(actor, texts.locale);
  return (
    <Page title={t('tasks.load.title')} lead={t('tasks.load.lead')}>
      <div className="grid gap-4">
        {moved && (
          <Notice role="status">{t('tasks.load.moved', { count: Number(moved) || 0, left: Number(left) || 0 })}</Notice>
        )}
        {offices.length > 1 && (
          <form action="/tasks/load" className="flex flex-wrap items-end gap-2">
            <SelectField name="office" label={t('tasks.load.office')} choices={offices} defaultValue={office} />
            <Button look="plain">{t('tasks.list.apply')}</Button>
          </form>
        )}
        <LoadTable loads={loads} officeId={office} texts={texts} />
        <HandingOver loads={loads} officeId={office} texts={texts} />
      </div>
    </Page>
  );
}
