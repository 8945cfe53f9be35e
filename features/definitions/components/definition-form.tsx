import { DescribedForm, type FieldShape } from '@/components/described-form';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { changeDefinitionForm, saveDefinitionForm } from '../actions';
import type { Definition } from '../content';
import { named } from '../queries';

/** Names a view: the address it was opened with is what it counts. */
export function NameView({ address, suggested, texts }: { address: string; suggested: string; texts: Texts }) {
  const { t, locale } = texts;
  const days = [
    { code: 'moving', label: t('definitions.form.moving'), hint: t('definitions.form.movingHint') },
    { code: 'fixed', label: t('definitions.form.fixed'), hint: t('definitions.form.fixedHint') },
  ];
  return (
    <DescribedForm
      id="definition"
      action={saveDefinitionForm}
      hidden={{ view: address, submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('definitions.form.save') }}
      fields={[
        ...names(texts, locale === 'id' ? { nameId: suggested } : { nameEn: suggested }),
        { kind: 'radio', name: 'day', label: t('definitions.form.day'), choices: days, columns: 1, value: 'fixed' },
      ]}
    />
  );
}

/** Puts two definitions together. */
export function Combine({ all, of, texts }: { all: Definition[]; of: string; texts: Texts }) {
  const { t, locale } = texts;
  const choices = all.map((each) => ({ code: each.id, label: named(each, locale) }));
  const kinds = (['difference', 'sum'] as const).map((code) => ({ code, label: t(`definitions.form.${code}`) }));
  return (
    <DescribedForm
      id="definition"
      action={saveDefinitionForm}
      hidden={{ submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('definitions.form.save') }}
      fields={[
        { kind: 'radio', name: 'of', label: t('definitions.form.of'), choices: kinds, columns: 'line', value: of },
        {
          kind: 'select',
          name: 'first',
          label: t('definitions.form.first'),
          choices,
          empty: t('definitions.form.choose'),
        },
        {
          kind: 'select',
          name: 'second',
          label: t('definitions.form.second'),
          choices,
          empty: t('definitions.form.choose'),
        },
        ...names(texts, {}),
      ]}
    />
  );
}

/** Other words for a definition. */
export function ReviseDefinition({ definition, texts }: { definition: Definition; texts: Texts }) {
  const { t } = texts;
  const { id, version, nameId, nameEn, note } = definition;
  return (
    <DescribedForm
      id="definition"
      action={changeDefinitionForm}
      hidden={{ id, version: String(version) }}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={names(texts, { nameId, nameEn, note: note ?? '' })}
    />
  );
}

function names({ t }: Texts, given: { nameId?: string; nameEn?: string; note?: string }): FieldShape[] {
  return [
    { kind: 'text', name: 'nameId', label: t('definitions.form.nameId'), value: given.nameId },
    { kind: 'text', name: 'nameEn', label: t('definitions.form.nameEn'), value: given.nameEn },
    {
      kind: 'long',
      name: 'note',
      label: t('definitions.form.note'),
      hint: t('definitions.form.noteHint'),
      value: given.note,
    },
  ];
}
