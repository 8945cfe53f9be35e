import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayReconcile } from '@/features/published/access';
import { NewFigureForm } from '@/features/published/components/new-form';
import { reader } from '@/lib/reader';

export default async function NewPublishedFigurePage() {
  const actor = await requireActor();
  if (!mayReconcile(actor)) await notFoundFor(actor, 'published.add');
  const texts = await reader();
  const { t } = texts;
  return (
    <Page
      title={t('published.new.title')}
      lead={t('published.new.lead')}
      actions={
        <LinkButton look="quiet" href="/figures/published" prefetch={false}>
          {t('published.toAll')}
        </LinkButton>
      }
      narrow
    >
      <Card>
        <NewFigureForm texts={texts} />
      </Card>
    </Page>
  );
}
