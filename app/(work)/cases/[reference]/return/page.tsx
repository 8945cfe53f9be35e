import { SelectField } from '@/components/field';
import { requireActor } from '@/features/accounts/session';
import { addReturnStep } from '@/features/cases/actions';
import { MovePage, type MoveQuery } from '@/features/cases/components/move-form';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { reader } from '@/lib/reader';
import { choices, label } from '@/lib/vocabulary';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<MoveQuery> };

export default async function ReturnPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  const asked = await searchParams;
  const lead = t('cases.moves.return.lead', { status: label('repatriation_status', file.case.returnStatus, locale) });
  return (
    <MovePage file={file} move="return" lead={lead} action={addReturnStep} asked={asked} texts={texts}>
      <SelectField
        name="status"
        label={t('cases.moves.return.status')}
        width="medium"
        emptyLabel={t('cases.moves.choose')}
        choices={choices('repatriation_status', locale)}
        defaultValue={asked.status ?? ''}
      />
    </MovePage>
  );
}
