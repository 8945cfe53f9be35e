import { redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { DemoBanner } from '@/features/accounts/components/demo-banner';
import { EnrolForm } from '@/features/accounts/components/enrol-form';
import { codesTexts } from '@/features/accounts/components/factor-texts';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { LeaveForm } from '@/features/accounts/components/leave-form';
import { Scan } from '@/features/accounts/components/scan';
import { hasFactor, signInNameOf } from '@/features/accounts/queries';
import { safePath } from '@/features/accounts/rules';
import { currentSeat, waitingSeat } from '@/features/accounts/session';
import { offeredSecret } from '@/features/accounts/totp';
import { reader } from '@/lib/reader';

/** The first second factor, before anything else opens. In a demonstration it is offered, to whoever comes here by themselves. */
export default async function EnrolPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = safePath((await searchParams).to);
  const waiting = await waitingSeat();
  const seat = waiting ?? (await currentSeat());
  if (!seat) redirect('/sign-in');
  const enrolled = await hasFactor(seat.staff.id);
  if (waiting && enrolled) redirect(`/sign-in/factor?to=${encodeURIComponent(to)}`);
  const texts = await reader();
  const { t } = texts;
  const words = {
    summary: t('app.errors.summary'),
    code: t('accounts.enrol.code'),
    codeHint: t('accounts.enrol.codeHint'),
    submit: t('accounts.enrol.submit'),
    already: t('accounts.enrol.already'),
    codes: codesTexts(texts),
  };
  return (
    <Doorway brand={t('app.name')} tagline={t('app.tagline')} corner={<LanguageSwitch />} banner={<DemoBanner />}>
      <div className="print:hidden">
        <h1 className="text-xl font-bold">{t(enrolled ? 'accounts.codes.heading' : 'accounts.enrol.title')}</h1>
        {!enrolled && <p className="mt-1 text-quiet">{t('accounts.enrol.lead')}</p>}
      </div>
      <Card>
        <EnrolForm words={words} to={to}>
          {!enrolled && (
            <Scan secret={offeredSecret(seat.sessionId, null)} signInName={await signInNameOf(seat.staff)} />
          )}
        </EnrolForm>
      </Card>
      {waiting && <LeaveForm />}
    </Doorway>
  );
}
