import Link from 'next/link';
import { Button } from '@/components/button';
import { Card } from '@/components/page';
import type { Confirmation } from '@/features/cases/queries/budget';
import type { Texts } from '@/lib/texts';
import { review } from '../actions';
import type { ToReview } from '../queries';

/** What a supervisor has to look at: who opened which case in an emergency, and why; and a yes or no. */
export function Reviews({ emergencies, texts }: { emergencies: ToReview[]; texts: Texts }) {
  const { t } = texts;
  return (
    <Card title={t('exceptions.review.title')} id="review">
      {emergencies.length === 0 && <p className="text-quiet">{t('exceptions.review.none')}</p>}
      <ul className="grid gap-5">
        {emergencies.map((each) => (
          <li key={each.id} className="grid gap-2">
            <p className="font-semibold">
              <Link href={`/cases/${each.reference}`} prefetch={false} className="text-accent underline">
                {each.reference}
              </Link>{' '}
              · {t('exceptions.by', { name: each.by, office: each.office })}
            </p>
            <blockquote className="max-w-3xl border-l-4 border-line pl-3 whitespace-pre-line">{each.reason}</blockquote>
            <p className="text-sm text-quiet">
              {t('exceptions.review.when', { from: texts.moment(each.openedAt), until: texts.moment(each.until) })}
            </p>
            <form action={review} className="flex flex-wrap gap-2">
              <input type="hidden" name="emergency" value={each.id} />
              <Button look="plain" name="justified" value="yes">
                {t('exceptions.review.justified')}
              </Button>
              <Button look="plain" name="justified" value="no">
                {t('exceptions.review.notJustified')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Who opened more identities in a day than is usual, and what they said. */
export function Confirmations({ confirmed, texts }: { confirmed: Confirmation[]; texts: Texts }) {
  const { t } = texts;
  return (
    <Card title={t('exceptions.budget.reviewTitle')}>
      {confirmed.length === 0 && <p className="text-quiet">{t('exceptions.budget.none')}</p>}
      <ul className="grid gap-4">
        {confirmed.map(({ seq, at, by, office, opened, reason }) => (
          <li key={seq}>
            <p className="font-semibold">{t('exceptions.by', { name: by, office })}</p>
            <blockquote className="max-w-3xl border-l-4 border-line pl-3 whitespace-pre-line">{reason}</blockquote>
            <p className="text-sm text-quiet">{t('exceptions.budget.when', { at: texts.moment(at), count: opened })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
