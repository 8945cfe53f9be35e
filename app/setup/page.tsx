import { notFound, redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { personTexts } from '@/features/accounts/components/person-texts';
import { passphraseTexts } from '@/features/keys/components/passphrase-texts';
import { SetUpForm } from '@/features/keys/components/set-up-form';
import { isFresh, lockState } from '@/features/keys/queries';
import { officeTexts } from '@/features/offices/components/office-texts';
import { reader } from '@/lib/reader';

export default async function SetUpPage() {
  if ((await lockState()) === 'sealed') redirect('/unlock');
  if (!(await isFresh())) notFound();
  const texts = await reader();
  const { t } = texts;
  const words = {
    ...personTexts(texts),
    ...passphraseTexts(texts),
    summary: t('app.errors.summary'),
    key: t('keys.setUp.key'),
    keyLead: t('keys.setUp.keyLead'),
    you: t('accounts.setUp.you'),
    yourOffice: t('accounts.setUp.office'),
    passwordAgain: t('accounts.setUp.again'),
    submit: t('keys.setUp.submit'),
  };
  return (
    <Doorway brand={t('app.name')} tagline={t('app.tagline')} corner={<LanguageSwitch />} wide>
      <div>
        <h1 className="text-xl font-bold">{t('keys.setUp.title')}</h1>
        <p className="mt-1 max-w-prose text-quiet">{t('keys.setUp.lead')}</p>
      </div>
      <SetUpForm words={words} office={officeTexts(texts)} />
    </Doorway>
  );
}
