import Link from 'next/link';
import { NumberLink } from '@/features/figures/components/figure-table';
import { TileFrame } from '@/features/figures/components/tile';
import { addressOf, type View } from '@/features/figures/dashboard';
import type { Texts } from '@/lib/texts';
import { findingsHref } from '../input';

/** On the dashboard: what waits for a decision, what was confirmed, and the way to the rate. */
export function OpenTile({
  counts,
  view,
  texts,
}: {
  counts: Record<'suspected' | 'retrafficked', number>;
  view: View;
  texts: Texts;
}) {
  const { t, number } = texts;
  const { suspected, retrafficked } = counts;
  return (
    <div className="max-lg:col-span-2 [&>section]:h-full">
      <TileFrame
        title={t('again.tile.title')}
        note={
          <>
            <NumberLink
              href={findingsHref(view, 'retrafficked')}
              label={t('again.tile.confirmed', { count: number(retrafficked) })}
            >
              {t('again.tile.confirmed', { count: number(retrafficked) })}
            </NumberLink>
            <Link
              href={addressOf('/dashboard/again', view)}
              prefetch={false}
              className="block py-2.5 text-accent underline sm:py-1"
            >
              {t('again.tile.rate')}
            </Link>
          </>
        }
      >
        <NumberLink href={findingsHref(view, 'suspected')} label={`${t('again.tile.title')}: ${number(suspected)}`}>
          {number(suspected)}
        </NumberLink>
      </TileFrame>
    </div>
  );
}
