import { DescribedForm } from '@/components/described-form';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import { saveCompound } from '../actions/compounds';
import type { Compound } from '../queries/compounds';

/** What the register says of a compound. */
export function CompoundForm({ compound, texts }: { compound?: Compound; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <DescribedForm
      id="compound"
      action={saveCompound}
      hidden={{
        submission: newId(),
        ...(compound && { reference: compound.reference, version: String(compound.version) }),
      }}
      words={{ summary: t('app.errors.summary'), submit: t('operations.compounds.submit') }}
      fields={[
        {
          kind: 'text',
          name: 'name',
          label: t('operations.compounds.name'),
          hint: t('operations.compounds.nameHint'),
          value: compound?.name,
        },
        {
          kind: 'long',
          name: 'aliases',
          label: t('operations.compounds.aliases'),
          hint: t('operations.compounds.aliasesHint'),
          value: compound?.aliases.join('\n'),
        },
        { kind: 'text', name: 'town', label: t('operations.compounds.town'), width: 'medium', value: compound?.town },
        {
          kind: 'select',
          name: 'country',
          label: t('operations.compounds.country'),
          width: 'medium',
          choices: choices('country', locale),
          empty: t('operations.form.choose'),
          value: compound?.country,
        },
      ]}
    />
  );
}
