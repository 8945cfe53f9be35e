import { redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { DemoBanner } from '@/features/accounts/components/demo-banner';
import { DemoPeople } from '@/features/accounts/components/demo-people';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { SignInForm } from '@/features/accounts/components/sign-in-form';
import { demoPeople, isSetUp } from '@/features/accounts/queries';
import { safePath } from '@/features/accounts/rules';
import { currentActor } from '@/features/accounts/session';
import { reader } from '@/lib/reader';

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = safePath((await searchParams).to);
  if (await currentActor()) redirect(to);
  if (!(await isSetUp())) redirect('/setup');
  const { t } = await reader();
  const people = await demoPeople();
  const words = {
    summary: t('accounts.signIn.failed'),
    signInName: t('accounts.signInName'),
    password: t('accounts.password'),
    submit: t('accounts.signIn.submit'),
  };
  return (
    <Doorway brand={t('app.name')} tagline={t('app.tagline')} corner={<LanguageSwitch />} banner={<DemoBanner />}>
      <h1 className="text-xl font-bold">{t('accounts.signIn.title')}</h1>
      {people.length > 0 && (
        <Card title={t('accounts.signIn.demo')}>
          <DemoPeople people={people} to={to} />
        </Card>
      )}
      <Card title={people.length > 0 ? t('accounts.signIn.withPassword') : undefined}>
        <SignInForm to={to} words={words} />
      </Card>
    </Doorway>
  );
}
