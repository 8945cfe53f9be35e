import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { askErasureForm } from '@/features/rights/actions';
import { PlacesTable } from '@/features/rights/components/places-table';
import { askingFields } from '@/features/rights/components/rights-forms';
import { dryRun } from '@/features/rights/queries/erasure';
import { erasureAsked } from '@/features/rights/queries/requests';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }> };

export default async function ErasurePage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { file, places, cases } = await orNotFound(dryRun(actor, (await params).reference));
  const { reference } = file.case;
  const asked = await erasureAsked(actor, file);
  const references = cases.map((each) => each.reference).join(', ');
  return (
    <Page
      title={t('rights.erasure.title', { reference })}
      lead={file.erasedAt ? undefined : t('rights.erasure.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}/rights`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      {file.erasedAt ? (
        <Notice>{t('rights.refused.erased')}</Notice>
      ) : (
        <div className="grid gap-4">
          <Card title={t('rights.erasure.places')}>
            <PlacesTable places={places} texts={texts} />
            <p className="mt-3 text-pretty">{t('rights.erasure.cases', { references })}</p>
            <p className="mt-1 text-pretty text-quiet">{t('rights.erasure.stays')}</p>
          </Card>
          {asked ? (
            <Notice>{t('rights.erasure.waiting')}</Notice>
          ) : (
            <Card title={t('rights.kinds.erasure.title')}>
              <DescribedForm
                id="erasure"
                action={askErasureForm}
                hidden={{ reference }}
                words={{ summary: t('app.errors.summary'), submit: t('rights.erasure.submit') }}
                fields={askingFields(texts)}
              />
            </Card>
          )}
        </div>
      )}
    </Page>
  );
}
