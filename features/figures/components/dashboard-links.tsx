import { LinkButton } from '@/components/button';
import type { Texts } from '@/lib/texts';

/** From the dashboard to a view of one's own, a comparison, the board for a wall. */
export function DashboardLinks({ texts: { t } }: { texts: Texts }) {
  return (
    <>
      <LinkButton look="plain" href="/figures/view" prefetch={false}>
        {t('figures.catalogue.build')}
      </LinkButton>
      <LinkButton look="plain" href="/figures/compare" prefetch={false}>
        {t('figures.compare.short')}
      </LinkButton>
      <LinkButton look="quiet" href="/figures/wall" prefetch={false}>
        {t('figures.wall.short')}
      </LinkButton>
    </>
  );
}
