import { LinkButton } from '@/components/button';
import type { Texts } from '@/lib/texts';
import { drawable, type FreeView, freeViewHref } from '../view';

/** A view as picture and as data. */
export function TakeOut({ view, texts }: { view: FreeView; texts: Texts }) {
  const { t } = texts;
  const href = (format: string) => `${freeViewHref(view, '/figures/view/data')}&format=${format}`;
  return (
    <>
      {drawable(view) && (
        <LinkButton look="plain" href={href('svg')} prefetch={false}>
          {t('figures.file.picture')}
        </LinkButton>
      )}
      {(['xlsx', 'csv', 'json'] as const).map((format) => (
        <LinkButton key={format} look="plain" href={href(format)} prefetch={false}>
          {format.toUpperCase()}
        </LinkButton>
      ))}
    </>
  );
}
