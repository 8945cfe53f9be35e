import { DescribedForm } from '@/components/described-form';
import { type Office, officeName } from '@/features/offices/queries';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import { transferCase } from '../actions';

/** Asks another office to take a case. */
export function TransferForm({ reference, offices, texts }: { reference: string; offices: Office[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <DescribedForm
      id="transfer"
      action={transferCase}
      hidden={{ reference, submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('transfers.submit') }}
      fields={[
        {
          kind: 'select',
          name: 'to',
          label: t('transfers.to'),
          width: 'medium',
          choices: offices.map((office) => ({ code: office.id, label: officeName(office, locale) })),
          empty: t('referrals.form.chooseOffice'),
        },
        { kind: 'radio', name: 'reason', label: t('referrals.reason'), choices: choices('referral_reason', locale) },
        { kind: 'long', name: 'words', label: t('transfers.words'), hint: t('transfers.wordsHint') },
      ]}
    />
  );
}
