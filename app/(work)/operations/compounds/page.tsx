import { Button, LinkButton } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { CompoundTable } from '@/features/operations/components/compound-table';
import { readCountry } from '@/features/operations/input';
import { compoundList } from '@/features/operations/queries/compounds';
import { reader } from '@/lib/reader';
import { choices } from '@/lib/vocabulary';

type Asked = { words?: string; country?: string };

export default async function CompoundsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const asked = await searchParams;
  const words = String(asked.words ?? '').slice(0, 120);
  const country = readCountry(asked.country);
  const rows = await orNotFound(compoundList(actor, words, country));
  return (
    <Page
      title={t('operations.compounds.title')}
      lead={t('operations.compounds.lead')}
      actions={
        <LinkButton href="/operations/compounds/new" prefetch={false}>
          {t('operations.compounds.add')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <form action="/operations/compounds" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
          <TextField
            name="words"
            label={t('operations.compounds.search')}
            defaultValue={words}
            autoComplete="off"
            maxLength={120}
          />
          <SelectField
            name="country"
            label={t('operations.compounds.country')}
            choices={choices('country', locale)}
            emptyLabel={t('operations.compounds.everyCountry')}
            defaultValue={country ?? ''}
          />
          <div>
            <Button look="plain">{t('operations.compounds.apply')}</Button>
          </div>
        </form>
        <p role="status" className="font-semibold">
          {t('operations.compounds.count', { count: rows.length })}
        </p>
        {rows.length > 0 && <CompoundTable rows={rows} texts={texts} />}
      </div>
    </Page>
  );
}
