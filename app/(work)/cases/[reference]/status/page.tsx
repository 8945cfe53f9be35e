import { SelectField } from '@/components/field';
import { requireActor } from '@/features/accounts/session';
import { changeStatus } from '@/features/cases/actions';
import { MovePage, type MoveQuery } from '@/features/cases/components/move-form';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { isOpenStatus } from '@/features/cases/rules';
import { reader } from '@/lib/reader';
import { choices, label } from '@/lib/vocabulary';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<MoveQuery> };

export default async function StatusPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  const asked = await searchParams;
  const lead = t('cases.moves.status.lead', { status: label('case_status', file.case.status, locale) });
  return (
    <MovePage file={file} move="status" lead={lead} action={changeStatus} asked={asked} texts={texts}>
      <SelectField
        name="status"
        label={t('cases.moves.status.status')}
        width="medium"
        emptyLabel={t('cases.moves.choose')}
        choices={choices('case_status', locale).filter(({ code }) => isOpenStatus(code) && code !== file.case.status)}
        defaultValue={asked.status ?? ''}
      />
    </MovePage>
  );
}
