import Link from 'next/link';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { confirmations } from '@/features/cases/queries/budget';
import { mayAskEmergency } from '@/features/exceptions/access';
import { askEmergency } from '@/features/exceptions/actions';
import { ExceptionForm } from '@/features/exceptions/components/exception-form';
import { Confirmations, Reviews } from '@/features/exceptions/components/reviews';
import { emergenciesToReview, ownEmergencies } from '@/features/exceptions/queries';
import { reader } from '@/lib/reader';

export default async function EmergencyPage({
  searchParams,
}: {
  searchParams: Promise<{ reviewed?: string; refused?: string }>;
}) {
  const actor = await requireActor();
  if (!mayAskEmergency(actor)) await notFoundFor(actor, 'emergency');
  const texts = await reader();
  const { t } = texts;
  const [own, toReview, confirmed] = await Promise.all([
    ownEmergencies(actor),
    emergenciesToReview(actor),
    confirmations(actor),
  ]);
  const { reviewed, refused } = await searchParams;
  const words = {
    summary: t('app.errors.summary'),
    reason: t('exceptions.reason'),
    reasonHint: t('exceptions.emergency.reasonHint'),
    submit: t('exceptions.emergency.submit'),
  };
  const number = { label: t('exceptions.emergency.reference'), hint: t('exceptions.emergency.referenceHint') };
  return (
    <Page title={t('exceptions.emergency.title')} lead={t('exceptions.emergency.lead')} narrow>
      <div className="grid gap-4">
        {(reviewed || refused) && (
          <Notice role="status">{t(reviewed ? 'exceptions.review.done' : 'exceptions.review.already')}</Notice>
        )}
        {own.map(({ reference, until }) => (
          <Notice key={reference} tone="warn">
            <Link href={`/cases/${reference}`} prefetch={false} className="font-semibold text-accent underline">
              {reference}
            </Link>{' '}
            {t('exceptions.emergency.until', { until: texts.moment(until) })}
          </Notice>
        ))}
        <Card>
          <ExceptionForm action={askEmergency} words={words} number={number} />
        </Card>
        {actor.role === 'supervisor' && <Reviews emergencies={toReview} texts={texts} />}
        {actor.role === 'supervisor' && <Confirmations confirmed={confirmed} texts={texts} />}
      </div>
    </Page>
  );
}
