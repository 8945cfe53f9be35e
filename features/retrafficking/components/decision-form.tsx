import { DescribedForm } from '@/components/described-form';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { decide } from '../actions';
import { decisions } from '../rules';

/** Confirm, reject, or went back by choice: with the day it was found and the reason. */
export function DecisionForm({ reference, seen, texts: { t } }: { reference: string; seen: string; texts: Texts }) {
  return (
    <DescribedForm
      id="again"
      action={decide}
      hidden={{ reference, seen }}
      words={{ summary: t('app.errors.summary'), submit: t('again.submit') }}
      fields={[
        {
          kind: 'radio',
          name: 'state',
          label: t('again.question'),
          choices: decisions.map((code) => ({
            code,
            label: t(`again.decisions.${code}.name`),
            hint: t(`again.decisions.${code}.hint`),
          })),
        },
        { kind: 'day', name: 'on', label: t('again.on'), hint: t('again.onHint'), width: 'short', value: today() },
        { kind: 'long', name: 'reason', label: t('again.reason'), hint: t('again.reasonHint') },
      ]}
    />
  );
}
