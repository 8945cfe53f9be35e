import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayDefine } from '@/features/definitions/access';
import { DefinitionList } from '@/features/definitions/components/definition-list';
import { definitionsFor } from '@/features/definitions/queries';
import { DimensionList, MetricList } from '@/features/figures/components/catalogue-list';
import { reader } from '@/lib/reader';

export default async function FiguresPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  return (
    <Page
      title={t('figures.catalogue.title')}
      lead={t('figures.catalogue.lead')}
      actions={
        <>
          <LinkButton look="quiet" href="/figures/published" prefetch={false}>
            {t('published.title')}
          </LinkButton>
          <LinkButton href="/figures/view" prefetch={false}>
            {t('figures.catalogue.build')}
          </LinkButton>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <DefinitionList all={await definitionsFor(actor)} mayDefine={mayDefine(actor)} texts={texts} />
        <MetricList texts={texts} />
        <DimensionList texts={texts} />
      </div>
    </Page>
  );
}
