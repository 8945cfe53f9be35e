import { Button } from '@/components/button';
import { RadioGroup } from '@/components/choice';
import { SelectField, TextArea, TextField } from '@/components/field';
import { LockChoice } from '@/components/lock-choice';
import { Card } from '@/components/page';
import { lockWords } from '@/lib/lock-words';
import { newPassphrase } from '@/lib/passphrase';
import type { Texts } from '@/lib/texts';
import { type LetterField, type LetterKind, letterFormats, letterKinds } from '../rules';

type Props = { reference: string; texts: Texts };

/** The case file on paper: in which language, and why. A plain form: the answer is a file. */
export function CaseFileForm({ reference, texts }: Props) {
  const { t } = texts;
  return (
    <Card title={t('papers.caseFile.title')}>
      <p className="mb-4 max-w-prose text-pretty text-quiet">{t('papers.caseFile.body')}</p>
      <form method="post" action={`/cases/${reference}/papers/case-file`} className="grid gap-4">
        <Language id="case-file" texts={texts} />
        <LockChoice id="case-file-lock" passphrase={newPassphrase()} words={lockWords(texts)} />
        <Reason id="case-file" texts={texts} />
        <div>
          <Button>{t('papers.caseFile.submit')}</Button>
        </div>
      </form>
    </Card>
  );
}

export type LetterTold = { kind: LetterKind; missing: LetterField[] };

/** A letter filled from the case; above it what the case has no answer for, which stays open for a pen. */
export function LetterForm({ reference, letters, texts }: Props & { letters: LetterTold[] }) {
  const { t } = texts;
  const lacking = letters.filter(({ missing }) => missing.length > 0);
  return (
    <Card title={t('papers.letter.title')}>
      <p className="mb-4 max-w-prose text-pretty text-quiet">{t('papers.letter.body')}</p>
      <form method="post" action={`/cases/${reference}/papers/letter`} className="grid gap-4">
        <SelectField
          id="letter-kind"
          name="kind"
          label={t('papers.letter.kind')}
          choices={letterKinds.map((code) => ({ code, label: t(`papers.kinds.${code}`) }))}
          width="medium"
        />
        {lacking.length > 0 && (
          <ul className="grid gap-1 text-sm text-quiet">
            {lacking.map(({ kind, missing }) => (
              <li key={kind}>
                {t('papers.letter.missing', {
                  kind: t(`papers.kinds.${kind}`),
                  fields: missing.map((field) => t(`papers.fields.${field}`)).join(', '),
                })}
              </li>
            ))}
          </ul>
        )}
        <TextField
          id="letter-addressee"
          name="addressee"
          label={t('papers.letter.addressee')}
          hint={t('papers.letter.addresseeHint')}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Language id="letter" texts={texts} />
          <RadioGroup
            id="letter-format"
            name="format"
            legend={t('papers.letter.format')}
            choices={letterFormats.map((code) => ({ code, label: t(`papers.formats.${code}`) }))}
            defaultValue="pdf"
          />
        </div>
        <Reason id="letter" texts={texts} />
        <div>
          <Button>{t('papers.letter.submit')}</Button>
        </div>
      </form>
    </Card>
  );
}

function Language({ id, texts: { t, locale } }: { id: string; texts: Texts }) {
  const choices = (['id', 'en'] as const).map((code) => ({ code, label: t(`rights.languages.${code}`) }));
  return (
    <RadioGroup
      id={`${id}-language`}
      name="language"
      legend={t('rights.language')}
      choices={choices}
      defaultValue={locale}
    />
  );
}

function Reason({ id, texts: { t } }: { id: string; texts: Texts }) {
  return (
    <TextArea
      id={`${id}-reason`}
      name="reason"
      label={t('papers.reason')}
      hint={t('papers.reasonHint')}
      rows={2}
      minLength={15}
      maxLength={1000}
      required
      autoComplete="off"
    />
  );
}
