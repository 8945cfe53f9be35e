import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { codesTexts, proofTexts } from '@/features/accounts/components/factor-texts';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { Scan } from '@/features/accounts/components/scan';
import { signInNameOf } from '@/features/accounts/queries';
import { factorsOf } from '@/features/accounts/queries/factors';
import { mySessions } from '@/features/accounts/queries/sessions';
import { COVER_MINUTES, IDLE_MINUTES } from '@/features/accounts/rules';
import { requireSeat } from '@/features/accounts/session';
import { offeredSecret } from '@/features/accounts/totp';
import { AuthenticatorForm, CodesForm, PasswordForm } from '@/features/credentials/components/account-forms';
import { PasskeyForm } from '@/features/credentials/components/passkey-form';
import { Passkeys } from '@/features/credentials/components/passkeys';
import { Sessions } from '@/features/credentials/components/sessions';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

/** One's own account: where one is signed in, the password, the factors, the language. */
export default async function AccountPage() {
  const seat = await requireSeat();
  const texts = await reader();
  const { t } = texts;
  const factors = await factorsOf(seat.staff);
  const signInName = await signInNameOf(seat.staff);
  return (
    <Page title={t('accounts.account.title')} lead={t('accounts.account.lead', { signInName })} narrow>
      <div className="grid gap-5">
        <Card title={t('accounts.account.sessions')}>
          <Sessions sessions={await mySessions(seat)} />
        </Card>
        <Card title={t('accounts.account.password')}>
          <Fold title={t('accounts.account.changePassword')}>
            <PasswordForm words={passwordTexts(texts)} />
          </Fold>
        </Card>
        <Card title={t('accounts.account.authenticator')}>
          {factors.authenticatorSince ? (
            <Factors {...{ seat, factors, signInName, since: factors.authenticatorSince, texts }} />
          ) : (
            <div className="grid gap-3">
              <p className="text-quiet">{t('accounts.account.noAuthenticator')}</p>
              <div>
                <LinkButton href="/sign-in/enrol?to=/account" prefetch={false}>
                  {t('accounts.enrol.title')}
                </LinkButton>
              </div>
            </div>
          )}
        </Card>
        {factors.authenticatorSince && (
          <Card title={t('accounts.account.passkeys')}>
            <p className="mb-2 text-quiet">{t('accounts.account.passkeysLead')}</p>
            <Passkeys passkeys={factors.passkeys} />
            <Fold title={t('accounts.account.addPasskey')}>
              <PasskeyForm words={passkeyTexts(texts)} />
            </Fold>
          </Card>
        )}
        <Card title={t('web.exit.title')}>
          <p className="text-pretty">{t('web.exit.about', { cover: COVER_MINUTES, end: IDLE_MINUTES })}</p>
        </Card>
        <Card title={t('app.language')}>
          <p className="text-quiet">{t('accounts.account.language')}</p>
          <LanguageSwitch />
        </Card>
      </div>
    </Page>
  );
}

type FactorsOf = {
  seat: Awaited<ReturnType<typeof requireSeat>>;
  factors: Awaited<ReturnType<typeof factorsOf>>;
  signInName: string;
  since: Date;
  texts: Texts;
};

function Factors({ seat, factors, signInName, since, texts }: FactorsOf) {
  const { t, moment } = texts;
  return (
    <div className="grid gap-2">
      <p>{t('accounts.account.authenticatorSince', { since: moment(since) })}</p>
      <Fold title={t('accounts.account.newAuthenticator')}>
        <AuthenticatorForm words={authenticatorTexts(texts)}>
          <Scan secret={offeredSecret(seat.sessionId, since)} signInName={signInName} />
        </AuthenticatorForm>
      </Fold>
      <p>{t('accounts.account.codesLeft', { count: factors.codesLeft })}</p>
      <Fold title={t('accounts.account.newCodes')}>
        <CodesForm
          words={{ ...proofTexts(texts), submit: t('accounts.account.makeCodes') }}
          codes={codesTexts(texts)}
        />
      </Fold>
    </div>
  );
}

/** A form that is rarely needed stays folded, without a script. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="min-h-11 w-fit cursor-pointer py-2 text-accent underline sm:min-h-10">{title}</summary>
      <div className="mt-2 mb-3 border-l-4 border-line pl-4">{children}</div>
    </details>
  );
}

const passwordTexts = ({ t }: Texts) => ({
  summary: t('app.errors.summary'),
  old: t('accounts.account.oldPassword'),
  next: t('accounts.account.newPassword'),
  hint: t('accounts.passwordHint'),
  again: t('accounts.setUp.again'),
  submit: t('accounts.account.changePassword'),
});

const authenticatorTexts = (texts: Texts) => ({
  ...proofTexts(texts),
  code: texts.t('accounts.account.newCode'),
  codeHint: texts.t('accounts.enrol.codeHint'),
  submit: texts.t('accounts.account.newAuthenticator'),
});

const passkeyTexts = (texts: Texts) => ({
  ...proofTexts(texts),
  name: texts.t('accounts.account.passkeyName'),
  nameHint: texts.t('accounts.account.passkeyNameHint'),
  submit: texts.t('accounts.account.addPasskey'),
  failed: texts.t('accounts.account.refused.not-verified'),
  impossible: texts.t('accounts.account.noWebAuthn'),
});
