import { LinkButton } from '@/components/button';
import { DeadEnd } from '@/components/dead-end';
import { reader } from '@/lib/reader';

export default async function NotFoundPage() {
  const { t } = await reader();
  return (
    <DeadEnd title={t('app.notFound.title')} actions={<LinkButton href="/">{t('app.notFound.home')}</LinkButton>}>
      {t('app.notFound.body')}
    </DeadEnd>
  );
}
