import Link from 'next/link';
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

/** The view behind a chart: opened, as picture and as data, in one quiet line under it. */
export function CardTakeOut({ view, texts, before }: { view: FreeView; texts: Texts; before?: string }) {
  const { t } = texts;
  const asked = { question: view.question, rows: view.rows, columns: view.columns };
  const href = (format: string) => `${freeViewHref(asked, '/figures/view/data')}&format=${format}`;
  const links: [string, string][] = [
    [t('figures.view.open'), freeViewHref(asked)],
    [t('figures.file.picture'), href('svg')],
    ['XLSX', href('xlsx')],
    ['CSV', href('csv')],
  ];
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 text-sm print:hidden">
      {before && <span className="py-2 text-quiet sm:py-0">{before}:</span>}
      {links.map(([words, address]) => (
        <Link key={address} href={address} prefetch={false} className="inline-block py-2 text-accent underline sm:py-0">
          {words}
        </Link>
      ))}
    </p>
  );
}
