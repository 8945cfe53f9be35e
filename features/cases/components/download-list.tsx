import type { Texts } from '@/lib/texts';
import { addressWith, type ListQuery } from '../list-input';

/** The whole list as a file, with the filters of the page and nothing that identifies. */
export function DownloadList({ query, texts: { t } }: { query: ListQuery; texts: Texts }) {
  const address = (words: string | null, format: string | null = null) =>
    addressWith(query, { after: null, sort: null, search: null, words, format }).replace('/cases?', '/cases/download?');
  const look = 'inline-block py-2 text-accent underline sm:py-0';
  return (
    <section className="text-quiet" aria-label={t('cases.list.download')}>
      <p>
        <a href={address(null)} download className={look}>
          {t('cases.list.download')}
        </a>
        {' · '}
        <a href={address(null, 'xlsx')} download className={look}>
          {t('cases.list.downloadWorkbook')}
        </a>
        {' · '}
        <a href={address('codes')} download className={look}>
          {t('cases.list.downloadCodes')}
        </a>
      </p>
      <p className="text-sm">{t('cases.list.downloadHint')}</p>
    </section>
  );
}
