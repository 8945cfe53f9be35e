import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { DimensionList, MetricList } from '@/features/figures/components/catalogue-list';
import { reader } from '@/lib/reader';

export default async function FiguresPage() {
  await requireActor();
  const texts = await reader();
  const { t } = texts;
  return (
    <Page
      title={t('figures.catalogue.title')}
      lead={t('figures.catalogue.lead')}
      actions={
        <LinkButton href="/figures/view?by=destination&by2=year" prefetch={false}>
          {t('figures.catalogue.build')}
        </LinkButton>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <MetricList texts={texts} />
        <DimensionList texts={texts} />
      </div>
    </Page>
  );
}
