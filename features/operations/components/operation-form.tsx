import { DescribedForm, type FieldShape } from '@/components/described-form';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { type Choice, choices, label } from '@/lib/vocabulary';
import { saveOperation } from '../actions/operation';
import type { Compound } from '../queries/compounds';
import type { OperationRow } from '../queries/found-operation';
import { kinds } from '../rules';

type Props = {
  /** The operation that is corrected; none where one is opened. */
  operation?: OperationRow;
  /** The number of its compound. */
  compound?: string;
  compounds: Compound[];
  offices: Choice[];
  texts: Texts;
};

/** What an operation is. Kind and office stay as they were opened. */
export function OperationForm(props: Props) {
  const { operation, texts } = props;
  const kept = operation && {
    ...{ reference: operation.reference, version: String(operation.version), kind: operation.kind },
  };
  return (
    <DescribedForm
      id="operation"
      action={saveOperation}
      hidden={{ submission: newId(), ...kept }}
      words={{ summary: texts.t('app.errors.summary'), submit: texts.t('operations.form.submit') }}
      fields={[...(operation ? [] : openingFields(props)), ...mainFields(props)]}
    />
  );
}

function openingFields({ offices, texts: { t } }: Props): FieldShape[] {
  return [
    {
      kind: 'radio',
      name: 'kind',
      label: t('operations.form.kind'),
      columns: 2,
      choices: kinds.map((code) => ({
        code,
        label: t(`operations.kinds.${code}`),
        hint: t(`operations.kindHints.${code}`),
      })),
    },
    {
      kind: 'select',
      name: 'office',
      label: t('operations.form.office'),
      width: 'medium',
      choices: offices,
      value: offices[0]?.code,
    },
  ];
}

function mainFields({ operation, compound, compounds, texts: { t, locale } }: Props): FieldShape[] {
  const at = (each: Compound) => `${each.name}, ${each.town} (${label('country', each.country, locale)})`;
  return [
    {
      kind: 'text',
      name: 'name',
      label: t('operations.form.name'),
      hint: t('operations.form.nameHint'),
      value: operation?.name,
    },
    {
      kind: 'select',
      name: 'country',
      label: t('operations.form.country'),
      width: 'medium',
      choices: choices('country', locale),
      empty: t('operations.form.choose'),
      value: operation?.country,
    },
    {
      kind: 'day',
      name: 'on',
      label: t('operations.form.on'),
      hint: t('operations.form.onHint'),
      width: 'short',
      value: operation?.on,
    },
    {
      kind: 'text',
      name: 'plannedPersons',
      label: t('operations.form.persons'),
      width: 'short',
      value: operation && String(operation.plannedPersons),
    },
    {
      kind: 'select',
      name: 'compound',
      label: t('operations.form.compound'),
      hint: t('operations.form.compoundHint'),
      width: 'medium',
      choices: compounds.map((each) => ({ code: each.reference, label: at(each) })),
      empty: t('operations.form.compoundNone'),
      value: compound,
    },
  ];
}
