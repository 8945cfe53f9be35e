import Link from 'next/link';
import { Notice } from '@/components/notice';
import type { consentsOf } from '@/features/consents/queries';
import { permits, type Scope } from '@/features/consents/rules';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';

type Standing = Awaited<ReturnType<typeof consentsOf>>['standing'];

/** What the person agreed to, scope by scope, before anything is shared: missing is not yes, and says what can be done. */
export function ConsentState({
  reference,
  standing,
  to,
  texts,
}: {
  reference: string;
  standing: Standing;
  to: 'office' | 'partner';
  texts: Texts;
}) {
  const { t, locale } = texts;
  const named = (scope: Scope) => ({ scope: label('consent_scope', scope, locale) });
  const given = (scope: Scope) => permits(standing[scope]?.state);
  const scopes = to === 'office' ? (['referral_sharing'] as const) : (['referral_sharing', 'justice'] as const);
  const wanting = given('referral_sharing') ? null : 'referral_sharing';
  return (
    <Notice tone={wanting ? 'warn' : 'calm'}>
      <ul className="grid gap-1">
        {scopes.map((scope) => (
          <li key={scope}>
            {given(scope)
              ? t('referrals.consent.permitted', named(scope))
              : t(scope === 'justice' ? 'referrals.consent.justice' : 'referrals.consent.missing', named(scope))}
          </li>
        ))}
        {!given('family_contact') && <li>{t('referrals.consent.family', named('family_contact'))}</li>}
      </ul>
      <p className="mt-1 flex flex-wrap gap-x-5">
        <Link href={`/cases/${reference}/consents`} prefetch={false} className="py-1 text-accent underline">
          {t('referrals.consent.page')}
        </Link>
        {(wanting || (to === 'partner' && !given('justice'))) && (
          <Link
            href={`/cases/${reference}/referrals/new?to=notice`}
            prefetch={false}
            className="py-1 text-accent underline"
          >
            {t('referrals.consent.instead')}
          </Link>
        )}
      </p>
    </Notice>
  );
}
