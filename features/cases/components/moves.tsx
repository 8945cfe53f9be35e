import { CheckboxGroup } from '@/components/choice';
import { SelectField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { addReturnStep, changeStatus, close, reopen } from '../actions';
import type { CaseFile } from '../queries/case-file';
import { isOpenStatus } from '../rules';
import { MovePage, type MoveQuery } from './move-form';

type Move = { file: CaseFile; asked: MoveQuery; texts: Texts };

/** Closing a case, with its reason. */
export function Closure({ file, asked, texts }: Move) {
  const { t, locale } = texts;
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

/** Opening a closed case again. */
export function Reopening({ file, asked, texts }: Move) {
  const lead = texts.t('cases.moves.reopening.lead');
  return <MovePage file={file} move="reopening" lead={lead} action={reopen} asked={asked} texts={texts} />;
}

/** Another open status. */
export function StatusMove({ file, asked, texts }: Move) {
  const { t, locale } = texts;
  const { status } = file.case;
  const lead = t('cases.moves.status.lead', { status: label('case_status', status, locale) });
  return (
    <MovePage file={file} move="status" lead={lead} action={changeStatus} asked={asked} texts={texts}>
      <SelectField
        name="status"
        label={t('cases.moves.status.status')}
        width="medium"
        emptyLabel={t('cases.moves.choose')}
        choices={choices('case_status', locale).filter(({ code }) => isOpenStatus(code) && code !== status)}
        defaultValue={asked.status ?? ''}
      />
    </MovePage>
  );
}

/** A step on the way home. */
export function ReturnMove({ file, asked, texts }: Move) {
  const { t, locale } = texts;
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
