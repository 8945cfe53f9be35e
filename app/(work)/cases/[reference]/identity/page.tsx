import { redirect } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { BudgetForm } from '@/features/cases/components/budget-form';
import { orNotFound } from '@/features/cases/not-found';
import { identitiesToday } from '@/features/cases/queries/budget';
import { caseFile } from '@/features/cases/queries/case-file';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ section?: string; back?: string }> };

/** Where one more identity than is usual in a day is confirmed with a reason. */
export default async function IdentityPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { t } = await reader();
  const { case: file, sight } = await orNotFound(caseFile(actor, (await params).reference));
  const { reference } = file;
  const { persons, room } = await identitiesToday(actor);
  if (sight !== 'full' || persons.size < room) redirect(`/cases/${reference}`);
  const { section = '', back = '' } = await searchParams;
  return (
    <Page
      title={t('cases.budget.title')}
      lead={t('cases.budget.lead', { count: persons.size, reference })}
      narrow
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <Card>
        <BudgetForm
          hidden={{ reference, section, back }}
          words={{
            summary: t('app.errors.summary'),
            reason: t('cases.budget.reason'),
            reasonHint: t('cases.budget.reasonHint'),
            submit: t('cases.file.openIdentity'),
          }}
        />
      </Card>
    </Page>
  );
}
