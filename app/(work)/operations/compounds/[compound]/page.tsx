import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { HeldThere } from '@/features/operations/components/held';
import { compoundFile } from '@/features/operations/queries/compounds';
import { reader } from '@/lib/reader';
import { label } from '@/lib/vocabulary';

const said = ['recorded', 'stay', 'withdrawn', 'changed'] as const;

type Props = { params: Promise<{ compound: string }>; searchParams: Promise<{ said?: string }> };

export default async function CompoundPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const file = await orNotFound(compoundFile(actor, (await params).compound));
  const { reference, name, aliases, town, country, changedAt } = file.compound;
  const asked = (await searchParams).said;
  const happened = said.find((each) => each === asked);
  return (
    <Page
      title={name}
      lead={[reference, town, label('country', country, locale)].join(' · ')}
      actions={
        <LinkButton look="plain" href={`/operations/compounds/${reference}/edit`} prefetch={false}>
          {t('operations.compounds.edit')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">
        {happened && <Notice role="status">{t(`operations.compounds.said.${happened}`)}</Notice>}
        {aliases.length > 0 && (
          <p className="wrap-anywhere">
            <span className="font-semibold">{t('operations.compounds.columns.aliases')}:</span> {aliases.join(' · ')}
          </p>
        )}
        <HeldThere file={file} texts={texts} />
        {file.changedBy && (
          <p className="text-sm text-quiet">
            {t('operations.file.changed', { at: texts.moment(changedAt), name: file.changedBy })}
          </p>
        )}
      </div>
    </Page>
  );
}
