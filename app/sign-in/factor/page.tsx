import { redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { DemoBanner } from '@/features/accounts/components/demo-banner';
import { FactorForm } from '@/features/accounts/components/factor-form';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { LeaveForm } from '@/features/accounts/components/leave-form';
import { PasskeyButton } from '@/features/accounts/components/passkey-button';
import { hasFactor } from '@/features/accounts/queries';
import { passkeysOf } from '@/features/accounts/queries/factors';
import { safePath } from '@/features/accounts/rules';
import { currentActor, waitingSeat } from '@/features/accounts/session';
import { reader } from '@/lib/reader';

/** Asks for the second factor. Whoever has none yet enrols one; whoever needs none goes on. */
export default async function FactorPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = safePath((await searchParams).to);
  if (await currentActor()) redirect(to);
  const seat = await waitingSeat();
  if (!seat) redirect('/sign-in');
  if (!(await hasFactor(seat.staff.id))) redirect(`/sign-in/enrol?to=${encodeURIComponent(to)}`);
  const passkeys = await passkeysOf(seat.staff);
  const { t } = await reader();
  const words = {
    summary: t('accounts.signIn.failed'),
    code: t('accounts.factor.code'),
    codeHint: t('accounts.factor.codeHint'),
    submit: t('accounts.factor.submit'),
  };
  return (
    <Doorway brand={t('app.name')} tagline={t('app.tagline')} corner={<LanguageSwitch />} banner={<DemoBanner />}>
      <div>
        <h1 className="text-xl font-bold">{t('accounts.factor.title')}</h1>
        <p className="mt-1 text-quiet">{t('accounts.factor.lead', { name: seat.staff.name })}</p>
      </div>
      <Card>
        <FactorForm to={to} words={words} />
      </Card>
      {passkeys.length > 0 && (
        <PasskeyButton
          to={to}
          words={{ use: t('accounts.factor.passkey'), failed: t('accounts.factor.passkeyFailed') }}
        />
      )}
      <LeaveForm />
    </Doorway>
  );
}
