import { Button, LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { lift, lockOut } from '@/features/exceptions/actions';
import { ExceptionForm } from '@/features/exceptions/components/exception-form';
import { locksOf } from '@/features/exceptions/queries';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ saved?: string }> };

export default async function LocksPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { reference, locks, colleagues } = await orNotFound(locksOf(actor, (await params).reference));
  const texts = await reader();
  const { t } = texts;
  const words = {
    summary: t('app.errors.summary'),
    reason: t('exceptions.reason'),
    reasonHint: t('exceptions.locks.reasonHint'),
    submit: t('exceptions.locks.submit'),
  };
  const colleague = {
    label: t('exceptions.locks.colleague'),
    choose: t('exceptions.locks.choose'),
    choices: colleagues,
  };
  return (
    <Page
      title={t('exceptions.locks.title', { reference })}
      lead={t('exceptions.locks.lead')}
      narrow
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {(await searchParams).saved && <Notice role="status">{t('exceptions.locks.saved')}</Notice>}
        <Card title={t('exceptions.locks.present')}>
          {locks.length === 0 && <p className="text-quiet">{t('exceptions.locks.none')}</p>}
          <ul className="grid gap-4">
            {locks.map((lock) => (
              <li key={lock.id} className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <p className="font-semibold">{lock.colleague}</p>
                  <p className="max-w-2xl whitespace-pre-line">{lock.reason}</p>
                  <p className="text-sm text-quiet">
                    {t('exceptions.locks.by', { name: lock.by, at: texts.moment(lock.at) })}
                  </p>
                </div>
                <form action={lift}>
                  <input type="hidden" name="reference" value={reference} />
                  <input type="hidden" name="lock" value={lock.id} />
                  <Button look="plain">{t('exceptions.locks.lift', { name: lock.colleague })}</Button>
                </form>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('exceptions.locks.add')}>
          <ExceptionForm action={lockOut} words={words} reference={reference} colleague={colleague} />
        </Card>
      </div>
    </Page>
  );
}
