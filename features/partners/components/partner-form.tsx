import { DescribedForm } from '@/components/described-form';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { savePartner } from '../actions';
import type { Partner } from '../rules';

/** Adds a partner, or corrects one. */
export function PartnerForm({ partner, texts }: { partner?: Partner; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <DescribedForm
      id={`partner-${partner?.code ?? 'new'}`}
      action={savePartner}
      hidden={{ code: partner?.code ?? '' }}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={[
        { kind: 'text', name: 'nameId', label: t('partners.nameId'), value: partner?.nameId },
        {
          kind: 'text',
          name: 'nameEn',
          label: t('partners.nameEn'),
          hint: t('partners.nameEnHint'),
          value: partner?.nameEn,
        },
        {
          kind: 'select',
          name: 'kind',
          label: t('partners.kind'),
          hint: t('partners.kindHint'),
          choices: choices('partner_type', locale),
          empty: t('partners.choose'),
          value: partner?.kind,
        },
        { kind: 'text', name: 'city', label: t('partners.city'), width: 'medium', value: partner?.city ?? '' },
        {
          kind: 'text',
          name: 'country',
          label: t('partners.country'),
          width: 'medium',
          value: partner?.country ? label('country', partner.country, locale) : '',
        },
        {
          kind: 'radio',
          name: 'closed',
          label: t('partners.use'),
          choices: (['no', 'yes'] as const).map((code) => ({ code, label: t(`partners.uses.${code}`) })),
          value: partner?.closedAt ? 'yes' : 'no',
        },
      ]}
    />
  );
}
