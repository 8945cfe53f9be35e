import { DescribedForm } from '@/components/described-form';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { recordConsents } from '../actions';
import { answerable, proofs } from '../rules';
import { languageChoices } from './language-name';

/** What was said, for as many scopes as were spoken of: one form for giving, refusing and taking back. */
export function ConsentForm({ reference, texts }: { reference: string; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <DescribedForm
      id="consent"
      action={recordConsents}
      hidden={{ reference }}
      words={{ summary: t('app.errors.summary'), submit: t('consents.submit') }}
      fields={[
        {
          kind: 'boxes',
          name: 'scopes',
          label: t('consents.scopes'),
          choices: choices('consent_scope', locale),
          columns: 2,
        },
        {
          kind: 'radio',
          name: 'state',
          label: t('consents.state'),
          columns: 2,
          choices: answerable.map((code) => ({ code, label: label('consent_state', code, locale) })),
        },
        { kind: 'day', name: 'on', label: t('consents.on'), width: 'short', value: today() },
        {
          kind: 'select',
          name: 'language',
          label: t('consents.language'),
          hint: t('consents.languageHint'),
          width: 'medium',
          choices: languageChoices(locale),
          empty: t('consents.choose'),
        },
        {
          kind: 'select',
          name: 'proof',
          label: t('consents.proof'),
          width: 'medium',
          choices: proofs.map((code) => ({ code, label: t(`consents.proofs.${code}`) })),
          empty: t('consents.choose'),
        },
        { kind: 'long', name: 'purpose', label: t('consents.purpose'), hint: t('consents.purposeHint') },
      ]}
    />
  );
}
