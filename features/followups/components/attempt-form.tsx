import { DescribedForm } from '@/components/described-form';
import { today } from '@/lib/calendar';
import { followUpOutcomes } from '@/lib/follow-up';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { recordAttempt } from '../actions';
import { BESIDE } from '../input';
import type { FollowUpFile } from '../queries/file';
import type { DueMonth } from '../rules';

/** What came of an attempt to ask after somebody, and which month of the schedule it answers. */
export function AttemptForm({ followUp, texts }: { followUp: FollowUpFile; texts: Texts }) {
  const { t } = texts;
  const { file, months, month } = followUp;
  const askable = months.filter(({ state }) => state !== 'ahead');
  return (
    <DescribedForm
      id="attempt"
      action={recordAttempt}
      hidden={{ reference: file.case.reference, submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('followUps.form.submit') }}
      fields={[
        {
          kind: 'radio',
          name: 'outcome',
          label: t('followUps.form.outcome'),
          choices: followUpOutcomes.map((code) => ({
            code,
            label: t(`followUps.outcomes.${code}`),
            hint: t(`followUps.form.hints.${code}`),
          })),
        },
        { kind: 'day', name: 'on', label: t('followUps.form.on'), width: 'short', value: today() },
        {
          kind: 'select',
          name: 'month',
          label: t('followUps.form.month'),
          width: 'medium',
          choices: [
            ...askable.map((each) => ({ code: String(each.month), label: monthLabel(each, texts) })),
            { code: BESIDE, label: t('followUps.form.beside') },
          ],
          value: String(month ?? BESIDE),
        },
        { kind: 'long', name: 'note', label: t('followUps.form.note'), hint: t('followUps.form.noteHint') },
      ]}
    />
  );
}

const monthLabel = ({ month, due }: DueMonth, { t, shortDay }: Texts) =>
  `${t('followUps.month', { count: month })} (${shortDay(due)})`;
