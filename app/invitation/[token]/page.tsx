import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { DemoBanner } from '@/features/accounts/components/demo-banner';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { InvitationForm } from '@/features/colleagues/components/invitation-form';
import { invitedBy } from '@/features/colleagues/queries';
import { reader } from '@/lib/reader';

/** Where a link of an administrator leads, once: the colleague chooses a password only they know. Looking uses nothing up. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invited = await invitedBy(token);
  const { t } = await reader();
  const words = {
    summary: t('app.errors.summary'),
    signInName: t('accounts.signInName'),
    password: t('accounts.invitation.password'),
    passwordHint: t('accounts.passwordHint'),
    again: t('accounts.setUp.again'),
    submit: t('accounts.invitation.submit'),
  };
  return (
    <Doorway brand={t('app.name')} tagline={t('app.tagline')} corner={<LanguageSwitch />} banner={<DemoBanner />}>
      {invited ? (
        <>
          <div>
            <h1 className="text-xl font-bold">{t('accounts.invitation.title', { name: invited.name })}</h1>
            <p className="mt-1 text-quiet">{t('accounts.invitation.lead')}</p>
          </div>
          <Card>
            <InvitationForm token={token} signInName={invited.signInName} words={words} />
          </Card>
        </>
      ) : (
        <div>
          <h1 className="text-xl font-bold">{t('accounts.invitation.over')}</h1>
          <p className="mt-1 text-quiet">{t('accounts.invitation.overLead')}</p>
        </div>
      )}
    </Doorway>
  );
}
