import { ErrorSummary } from '@/components/error-summary';
import { fieldId } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { fieldNames } from '../fields';
import type { FieldProblem } from '../input';

/** What is to be mended, on top of the form, each line leading to its field. */
export function ProblemList({ problems, texts: { t } }: { problems: readonly FieldProblem[]; texts: Texts }) {
  if (problems.length === 0) return null;
  const labelOf = (field: string) => {
    const known = fieldNames.find((name) => name === field);
    if (known) return t(`cases.fields.${known}`);
    if (field === 'officeId') return t('cases.fields.office');
    return field === 'status' || field === 'returnStatus' || field === 'returnOn' ? t(`cases.fields.${field}`) : field;
  };
  const errors = problems.map(({ field, problem }) => ({
    field,
    id: fieldId(field),
    message: `${labelOf(field)}: ${t(`cases.problems.${problem}`)}`,
  }));
  return <ErrorSummary title={t('cases.problems.summary')} errors={errors} />;
}
