import { Button, LinkButton } from '@/components/button';
import { SelectField } from '@/components/field';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { mayKeepRegister, maySeeRows } from '@/features/operations/access';
import { OperationTable } from '@/features/operations/components/operation-table';
import { operationList } from '@/features/operations/queries/list';
import { kinds } from '@/features/operations/rules';
import { reader } from '@/lib/reader';

export default async function OperationsPage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const asked = (await searchParams).kind;
  const kind = kinds.find((each) => each === asked);
  const rows = await orNotFound(operationList(actor, kind));
  return (
    <Page
      title={t('operations.title')}
      lead={t('operations.lead')}
      actions={
        mayKeepRegister(actor) && (
          <>
            <LinkButton look="plain" href="/operations/compounds" prefetch={false}>
              {t('operations.register')}
            </LinkButton>
            <LinkButton href="/operations/new" prefetch={false}>
              {t('operations.open')}
            </LinkButton>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {!maySeeRows(actor) && <Notice>{t('operations.coded')}</Notice>}
        <form action="/operations" className="max-w-md">
          <SelectField
            name="kind"
            label={t('operations.list.kind')}
            choices={kinds.map((code) => ({ code, label: t(`operations.kinds.${code}`) }))}
            emptyLabel={t('operations.list.all')}
            defaultValue={kind ?? ''}
          />
          <div className="mt-2">
            <Button look="plain">{t('operations.list.apply')}</Button>
          </div>
        </form>
        <p role="status" className="font-semibold">
          {t('operations.list.count', { count: rows.length })}
        </p>
        {rows.length > 0 ? (
          <OperationTable rows={rows} named={maySeeRows(actor)} texts={texts} />
        ) : (
          <Notice title={t('operations.list.none')}>{t('operations.list.noneHint')}</Notice>
        )}
      </div>
    </Page>
  );
}
