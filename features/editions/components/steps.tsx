import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { issueForm, recountForm, reviewForm, withdrawForm } from '../actions/editions';
import type { Edition } from '../queries/editions';

type Props = {
  edition: Edition;
  /** Whether the reader may issue it, or had a hand in it. */
  hadAHand: boolean;
  /** How many numbers would read otherwise today. */
  changed: number;
  texts: Texts;
};

/** What can be done with an edition next, by whoever writes reports. */
export function Steps({ edition, hadAHand, changed, texts }: Props) {
  const { t } = texts;
  const step = { edition, texts };
  if (edition.state === 'withdrawn') return null;
  if (edition.state === 'issued')
    return (
      <Card title={t('editions.page.withdraw')} id="withdraw-edition">
        <Step {...step} id="withdraw" action={withdrawForm} hint={t('editions.page.withdrawHint')} look="plain" />
      </Card>
    );
  return (
    <Card title={t('editions.page.actions')} id="steps">
      <div className="grid gap-5">
        {edition.state === 'reviewed' && (hadAHand ? <p>{t('editions.page.second')}</p> : <Issue {...step} />)}
        {edition.state === 'draft' && <Step {...step} id="review" action={reviewForm} />}
        <div>
          <LinkButton look="plain" href={`/reports/editions/${edition.id}/edit`} prefetch={false}>
            {t('editions.page.edit')}
          </LinkButton>
        </div>
        <Step
          {...step}
          id="recount"
          action={recountForm}
          look="quiet"
          hint={changed > 0 ? t('editions.page.recountHint', { count: changed }) : t('editions.page.recountSame')}
        />
      </div>
    </Card>
  );
}

function Issue(step: { edition: Edition; texts: Texts }) {
  return <Step {...step} id="issue" action={issueForm} hint={step.texts.t('editions.page.issueHint')} />;
}

type StepProps = {
  edition: Edition;
  texts: Texts;
  id: 'review' | 'issue' | 'recount' | 'withdraw';
  action: typeof reviewForm;
  hint?: string;
  look?: 'main' | 'plain' | 'quiet';
};

/** One button with what it does. Where it is refused, the reason leads back here. */
function Step({ edition, texts: { t }, id, action, hint, look }: StepProps) {
  return (
    <div id={`${id}-edition`} tabIndex={-1}>
      {hint && <p className="mb-2 max-w-prose text-pretty">{hint}</p>}
      <DescribedForm
        id={id}
        action={action}
        hidden={{ edition: edition.id, version: String(edition.version) }}
        words={{ summary: t('app.errors.summary'), submit: t(`editions.page.${id}`) }}
        look={look}
        fields={[]}
      />
    </div>
  );
}
