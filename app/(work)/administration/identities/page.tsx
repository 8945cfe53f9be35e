import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { setIdentityBudget } from '@/features/cases/actions';
import { orNotFound } from '@/features/cases/not-found';
import { budgetToSet } from '@/features/cases/queries/budget';
import { reader } from '@/lib/reader';

export default async function IdentityBudgetPage() {
  const actor = await requireActor();
  const { t } = await reader();
  const count = await orNotFound(budgetToSet(actor));
  return (
    <Page
      title={t('cases.budgetSetting.title')}
      lead={t('cases.budgetSetting.lead')}
      actions={
        <LinkButton look="quiet" href="/administration" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <Card title={t('cases.budgetSetting.now', { count })}>
        <DescribedForm
          id="budget"
          action={setIdentityBudget}
          words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
          fields={[
            {
              kind: 'text',
              name: 'count',
              label: t('cases.budgetSetting.count'),
              hint: t('cases.budgetSetting.hint'),
              width: 'short',
              value: String(count),
            },
          ]}
        />
      </Card>
    </Page>
  );
}
