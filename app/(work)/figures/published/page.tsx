import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayReconcile } from '@/features/published/access';
import { Overview } from '@/features/published/components/overview';
import { reconciliation } from '@/features/published/queries';
import { reader } from '@/lib/reader';

export default async function PublishedFiguresPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  return (
    <Page
      title={t('published.title')}
      lead={t('published.lead')}
      actions={
        mayReconcile(actor) && (
          <LinkButton look="plain" href="/figures/published/new" prefetch={false}>
            {t('published.add')}
          </LinkButton>
        )
      }
    >
      <Overview told={await reconciliation(actor)} texts={texts} />
    </Page>
  );
}
