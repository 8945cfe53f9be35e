import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { setPublishingForm } from '@/features/publishing/actions';
import { publishingNow, publishingToSet } from '@/features/publishing/queries';
import { usualLicence } from '@/features/publishing/rules';
import { reader } from '@/lib/reader';

export default async function PublishingPage() {
  const actor = await requireActor();
  const { t, locale } = await reader();
  const said = await orNotFound(publishingToSet(actor));
  const now = await publishingNow(actor);
  return (
    <Page
      title={t('publishing.title')}
      lead={t('publishing.lead')}
      actions={
        <LinkButton look="quiet" href="/administration" prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <Card title={t('publishing.now', { issuer: now.issuer[locale] })}>
        <DescribedForm
          id="publishing"
          action={setPublishingForm}
          words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
          fields={[
            {
              kind: 'text',
              name: 'issuerId',
              label: t('publishing.issuerId'),
              hint: t('publishing.issuerHint'),
              value: said.issuer.id,
            },
            { kind: 'text', name: 'issuerEn', label: t('publishing.issuerEn'), value: said.issuer.en },
            {
              kind: 'long',
              name: 'licencePublic',
              label: t('publishing.licencePublic'),
              hint: t('publishing.licenceHint', { usual: usualLicence('public') }),
              value: said.licences.public,
            },
            {
              kind: 'long',
              name: 'licencePartner',
              label: t('publishing.licencePartner'),
              hint: t('publishing.licenceHint', { usual: usualLicence('partner') }),
              value: said.licences.partner,
            },
          ]}
        />
      </Card>
    </Page>
  );
}
