import { DescribedForm, type FieldShape } from '@/components/described-form';
import type { Texts } from '@/lib/texts';
import { makeReleaseForm } from '../actions';
import type { Named } from '../rules';

/** Makes the release that is shown above it. */
export function MakeForm({ kind, month, licence, texts }: Named & { licence: string; texts: Texts }) {
  const { t } = texts;
  const partner: FieldShape[] =
    kind === 'partner'
      ? [{ kind: 'text', name: 'partner', label: t('releases.form.partner'), hint: t('releases.form.partnerHint') }]
      : [];
  return (
    <DescribedForm
      id="release"
      action={makeReleaseForm}
      hidden={{ kind, month }}
      words={{ summary: t('app.errors.summary'), submit: t('releases.form.make') }}
      fields={[
        ...partner,
        {
          kind: 'long',
          name: 'licence',
          label: t('releases.form.licence'),
          hint: t('releases.form.licenceHint'),
          value: licence,
        },
        {
          kind: 'boxes',
          name: 'synthetic',
          label: t('releases.form.synthetic'),
          hint: t('releases.form.syntheticHint'),
          choices: [{ code: 'yes', label: t('releases.form.syntheticYes') }],
        },
      ]}
    />
  );
}
