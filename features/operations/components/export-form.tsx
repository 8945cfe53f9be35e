import { RadioGroup } from '@/components/choice';
import { SelectField, TextArea } from '@/components/field';
import { LockChoice } from '@/components/lock-choice';
import { Notice } from '@/components/notice';
import { SubmitButton } from '@/components/submit-button';
import { locales } from '@/lib/locale';
import { lockWords } from '@/lib/lock-words';
import { newPassphrase } from '@/lib/passphrase';
import { REASON_MIN } from '@/lib/reason';
import type { Texts } from '@/lib/texts';
import { formats, layouts } from '../layouts';

/** For whom, in which form and why a manifest leaves the app. `others`: how many it will leave out. */
export function ExportForm({ reference, others, texts }: { reference: string; others: number; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <form action={`/operations/${reference}/manifest`} method="post" className="grid gap-4">
      <Notice tone="warn">{t('operations.documents.warning')}</Notice>
      {others > 0 && <p>{t('operations.documents.beyond', { count: others })}</p>}
      <RadioGroup
        name="layout"
        legend={t('operations.documents.layout')}
        choices={layouts.map((code) => ({
          code,
          label: t(`operations.documents.layouts.${code}`),
          hint: t(`operations.documents.hints.${code}`),
        }))}
        defaultValue="airline"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="format"
          label={t('operations.documents.format')}
          choices={formats.map((code) => ({ code, label: code.toUpperCase() }))}
          defaultValue="pdf"
        />
        <SelectField
          name="language"
          label={t('operations.documents.language')}
          choices={locales.map((code) => ({ code, label: t(`rights.languages.${code}`) }))}
          defaultValue={locale}
        />
      </div>
      <LockChoice passphrase={newPassphrase()} words={lockWords(texts)} />
      <TextArea
        name="reason"
        label={t('operations.documents.reason')}
        hint={t('operations.documents.reasonHint')}
        rows={3}
        required
        minLength={REASON_MIN}
        autoComplete="off"
      />
      <div>
        <SubmitButton>{t('operations.documents.submit')}</SubmitButton>
      </div>
    </form>
  );
}
