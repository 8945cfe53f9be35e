import { Button } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { determine, withdraw } from '../actions';
import type { RecordedView } from '../queries';
import { Bodies } from './bodies';

const outcomes = ['recorded', 'withdrawn', 'withdrawn-already'] as const;

type Props = { file: CaseFile; views: RecordedView[]; outcome?: string; texts: Texts };

/** How the bodies see the victim status in a case: side by side, a new one, and what was withdrawn. */
export function Determinations({ file, views, outcome, texts }: Props) {
  const { t } = texts;
  const { reference } = file.case;
  const standing = views.filter(({ withdrawnAt }) => withdrawnAt === null);
  const happened = outcomes.find((each) => each === outcome);
  const mayAdd = file.mayChange && !file.erasedAt && !file.useStoppedAt;
  const about = ({ id }: RecordedView) => <Withdrawal reference={reference} id={id} texts={texts} />;
  return (
    <Card title={t('determinations.title')} id="determinations">
      <div className="grid min-w-0 gap-4">
        {happened && <Notice role="status">{t(`determinations.happened.${happened}`)}</Notice>}
        {standing.length === 0 && <p className="text-quiet">{t('determinations.none')}</p>}
        {standing.length > 0 && <Bodies views={standing} texts={texts} about={file.mayChange ? about : undefined} />}
        <Withdrawn views={views} texts={texts} />
        {mayAdd && <NewView reference={reference} texts={texts} />}
      </div>
    </Card>
  );
}

/** Asked once more before it is done: what is withdrawn does not come back. */
function Withdrawal({ reference, id, texts: { t } }: { reference: string; id: string; texts: Texts }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
        {t('determinations.mistaken')}
      </summary>
      <form action={withdraw} className="mt-2 grid justify-items-start gap-2">
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="determination" value={id} />
        <p className="text-sm text-quiet">{t('determinations.withdrawHint')}</p>
        <Button look="plain">{t('determinations.withdraw')}</Button>
      </form>
    </details>
  );
}

/** What was recorded by mistake stays to be seen, out of the way. */
function Withdrawn({ views, texts }: { views: RecordedView[]; texts: Texts }) {
  const { t, locale } = texts;
  const withdrawn = views.filter(({ withdrawnAt }) => withdrawnAt !== null);
  if (withdrawn.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
        {t('determinations.withdrawn', { count: withdrawn.length })}
      </summary>
      <ul className="mt-2 grid gap-2 border-l-2 border-line pl-3 text-sm text-quiet">
        {withdrawn.map(({ id, body, status, on, withdrawnAt, withdrawnBy }) => (
          <li key={id}>
            <s>
              {label('partner_type', body, locale)}: {label('victim_identification', status, locale)},{' '}
              {texts.shortDay(on)}
            </s>{' '}
            {withdrawnAt && t('determinations.withdrawnBy', { name: withdrawnBy, at: texts.moment(withdrawnAt) })}
          </li>
        ))}
      </ul>
    </details>
  );
}

function NewView({ reference, texts: { t, locale } }: { reference: string; texts: Texts }) {
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('determinations.add')}</summary>
      <div className="mt-4">
        <DescribedForm
          id="determination"
          action={determine}
          hidden={{ reference, submission: newId() }}
          words={{ summary: t('app.errors.summary'), submit: t('determinations.submit') }}
          fields={[
            {
              kind: 'select',
              name: 'body',
              label: t('determinations.body'),
              hint: t('determinations.bodyHint'),
              width: 'medium',
              choices: choices('partner_type', locale),
              empty: t('determinations.choose'),
            },
            {
              kind: 'radio',
              name: 'status',
              label: t('determinations.status'),
              choices: choices('victim_identification', locale),
            },
            {
              kind: 'day',
              name: 'on',
              label: t('determinations.on'),
              hint: t('determinations.onHint'),
              width: 'short',
              value: today(),
            },
            { kind: 'long', name: 'reason', label: t('determinations.reason'), hint: t('determinations.reasonHint') },
          ]}
        />
      </div>
    </details>
  );
}
