import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { UnlockForm } from '@/features/keys/components/unlock-form';
import { lockState } from '@/features/keys/queries';
import { reader } from '@/lib/reader';

/** All that answers after a start. It says nothing of what is behind it, and asks no name. */
export default async function UnlockPage() {
  const state = await lockState();
  // Whoever reloads the page they waited on comes to their work.
  if (state === 'open') redirect('/');
  if (state === 'fresh') redirect('/setup');
  const { t } = await reader();
  const words = {
    summary: t('keys.unlock.failed'),
    passphrase: t('keys.passphrase'),
    submit: t('keys.unlock.submit'),
  };
  return (
    <Doorway brand={t('app.name')} corner={<LanguageSwitch />}>
      <div>
        <h1 className="text-xl font-bold">{t('keys.unlock.title')}</h1>
        <p className="mt-1 text-quiet">{t('keys.unlock.lead')}</p>
      </div>
      <Card>
        <UnlockForm words={words} />
      </Card>
      <p>
        <Link href="/unlock/recovery" prefetch={false} className="inline-block py-2 text-accent underline">
          {t('keys.unlock.lost')}
        </Link>
      </p>
    </Doorway>
  );
}
