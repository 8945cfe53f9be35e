import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { passphraseTexts } from '@/features/keys/components/passphrase-texts';
import { RecoveryForm } from '@/features/keys/components/unlock-form';
import { lockState } from '@/features/keys/queries';
import { reader } from '@/lib/reader';

export default async function RecoveryPage() {
  const state = await lockState();
  if (state === 'open') notFound();
  if (state === 'fresh') redirect('/setup');
  const texts = await reader();
  const { t } = texts;
  const words = {
    ...passphraseTexts(texts),
    passphrase: t('keys.recovery.newPassphrase'),
    summary: t('keys.unlock.failed'),
    kit: t('keys.recovery.kit'),
    kitHint: t('keys.recovery.kitHint'),
    submit: t('keys.recovery.submit'),
  };
  return (
    <Doorway brand={t('app.name')} corner={<LanguageSwitch />}>
      <div>
        <h1 className="text-xl font-bold">{t('keys.recovery.title')}</h1>
        <p className="mt-1 text-quiet">{t('keys.recovery.lead')}</p>
      </div>
      <Card>
        <RecoveryForm words={words} />
      </Card>
      <p>
        <Link href="/unlock" prefetch={false} className="inline-block py-2 text-accent underline">
          {t('keys.recovery.back')}
        </Link>
      </p>
    </Doorway>
  );
}
