import { notFound } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { personTexts } from '@/features/accounts/components/person-texts';
import { SetUpForm } from '@/features/accounts/components/set-up-form';
import { isSetUp } from '@/features/accounts/queries';
import { officeTexts } from '@/features/offices/components/office-texts';
import { reader } from '@/lib/reader';

export default async function SetUpPage() {
  if (await isSetUp()) notFound();
  const texts = await reader();
  const { t } = texts;
  const words = {
    ...personTexts(texts),
    summary: t('app.errors.summary'),
    you: t('accounts.setUp.you'),
    yourOffice: t('accounts.setUp.office'),
    again: t('accounts.setUp.again'),
    submit: t('accounts.setUp.submit'),
  };
  return (
    <Doorway brand={t('app.name')} tagline={t('app.tagline')} corner={<LanguageSwitch />} wide>
      <div>
        <h1 className="text-xl font-bold">{t('accounts.setUp.title')}</h1>
        <p className="mt-1 max-w-prose text-quiet">{t('accounts.setUp.lead')}</p>
      </div>
      <SetUpForm words={words} office={officeTexts(texts)} />
    </Doorway>
  );
}
