import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { DescribedForm, type FieldShape } from '@/components/described-form';
import { SelectField } from '@/components/field';
import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { sections } from '@/features/cases/fields';
import { today } from '@/lib/calendar';
import { locales } from '@/lib/locale';
import type { Texts } from '@/lib/texts';
import { askCorrectionForm, resumeUseForm, stopUseForm } from '../actions';
import type { RequestKind } from '../rules';

type Props = { reference: string; texts: Texts };

/** Of each right a card: what it means, and what it takes. */
export function RightsForms({ stopped, ...props }: Props & { stopped: boolean }) {
  return (
    <>
      <CopyCard {...props} />
      <ErasureCard {...props} />
      {!stopped && <CorrectionCard {...props} />}
      <UseCard {...props} stopped={stopped} />
    </>
  );
}

function Right({ kind, texts, children }: { kind: RequestKind; texts: Texts; children: ReactNode }) {
  const { t } = texts;
  return (
    <Card title={t(`rights.kinds.${kind}.title`)}>
      <p className="mb-4 max-w-prose text-pretty text-quiet">{t(`rights.kinds.${kind}.body`)}</p>
      {children}
    </Card>
  );
}

/** A plain form to a route of its own: the answer is the file. */
function CopyCard({ reference, texts }: Props) {
  const { t, locale } = texts;
  return (
    <Right kind="access" texts={texts}>
      <form action={`/cases/${reference}/rights/copy`} method="post" className="flex flex-wrap items-end gap-3">
        <SelectField
          name="format"
          label={t('rights.format')}
          choices={(['pdf', 'json'] as const).map((code) => ({ code, label: t(`rights.formats.${code}`) }))}
          defaultValue="pdf"
        />
        <SelectField
          name="language"
          label={t('rights.language')}
          choices={locales.map((code) => ({ code, label: t(`rights.languages.${code}`) }))}
          defaultValue={locale}
        />
        <SubmitButton>{t('rights.kinds.access.submit')}</SubmitButton>
      </form>
    </Right>
  );
}

function CorrectionCard({ reference, texts }: Props) {
  const { t } = texts;
  const section: FieldShape = {
    kind: 'select',
    name: 'section',
    label: t('rights.section'),
    width: 'medium',
    choices: sections.map((code) => ({ code, label: t(`cases.sections.${code}`) })),
    empty: t('rights.choose'),
  };
  return (
    <Right kind="correction" texts={texts}>
      <DescribedForm
        id="correction"
        action={askCorrectionForm}
        hidden={{ reference }}
        words={{ summary: t('app.errors.summary'), submit: t('rights.kinds.correction.submit') }}
        fields={[section, ...askingFields(texts)]}
      />
    </Right>
  );
}

function UseCard({ reference, stopped, texts }: Props & { stopped: boolean }) {
  const { t } = texts;
  const kind = stopped ? 'resume' : 'stop';
  return (
    <Right kind={kind} texts={texts}>
      <DescribedForm
        key={kind}
        id={kind}
        action={stopped ? resumeUseForm : stopUseForm}
        hidden={{ reference }}
        words={{ summary: t('app.errors.summary'), submit: t(`rights.kinds.${kind}.submit`) }}
        look="plain"
        fields={askingFields(texts)}
      />
    </Right>
  );
}

function ErasureCard({ reference, texts }: Props) {
  const { t } = texts;
  return (
    <Right kind="erasure" texts={texts}>
      <LinkButton look="plain" href={`/cases/${reference}/rights/erasure`} prefetch={false}>
        {t('rights.kinds.erasure.submit')}
      </LinkButton>
    </Right>
  );
}

/** When it was asked and in which words: the same with every right. */
export function askingFields({ t }: Texts): FieldShape[] {
  return [
    { kind: 'day', name: 'on', label: t('rights.askedOn'), width: 'short', value: today() },
    { kind: 'long', name: 'words', label: t('rights.words'), hint: t('rights.wordsHint') },
  ];
}
