import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { reader } from '@/lib/reader';

export default async function NoSuchReport() {
  const { t } = await reader();
  return (
    <Page title={t('reports.notFound.title')} lead={t('reports.notFound.body')} narrow>
      <LinkButton href="/reports">{t('reports.notFound.all')}</LinkButton>
    </Page>
  );
}
