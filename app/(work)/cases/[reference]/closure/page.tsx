import { CheckboxGroup } from '@/components/choice';
import { SelectField } from '@/components/field';
import { requireActor } from '@/features/accounts/session';
import { close } from '@/features/cases/actions';
import { MovePage, type MoveQuery } from '@/features/cases/components/move-form';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { reader } from '@/lib/reader';
import { choices } from '@/lib/vocabulary';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<MoveQuery> };

export default async function ClosurePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  const asked = await searchParams;
  return (
    <MovePage
      file={file}
      move="closure"
      lead={t('cases.moves.closure.lead')}
      action={close}
      asked={asked}
      texts={texts}
    >
      <SelectField
        name="reason"
        label={t('cases.moves.closure.reason')}
        width="medium"
        emptyLabel={t('cases.moves.choose')}
        choices={choices('case_closure_reason', locale)}
        defaultValue={asked.reason ?? ''}
      />
      <CheckboxGroup
        name="referred"
        legend={t('cases.moves.closure.referral')}
        choices={[
          { code: 'yes', label: t('cases.moves.closure.referred'), hint: t('cases.moves.closure.referredHint') },
        ]}
        defaultValues={asked.referred ? [asked.referred] : []}
      />
    </MovePage>
  );
}
