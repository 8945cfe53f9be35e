import Link from 'next/link';
import { Badge } from '@/components/notice';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import type { Listed } from '../queries';

type Props = { reference: string; documents: Listed[]; texts: Texts };

/** The documents of a case: kind and day always, titles while the identity is open. */
export function DocumentList({ reference, documents, texts }: Props) {
  const { t } = texts;
  if (documents.length === 0) return <p className="text-quiet">{t('documents.none')}</p>;
  return (
    <ol className="grid min-w-0 gap-3">
      {documents.map((document) => (
        <li key={document.id} className="min-w-0 border-l-2 border-line pl-3">
          <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            {document.removedAt ? (
              <span className="font-semibold text-quiet line-through">{t(`documents.kinds.${document.kind}`)}</span>
            ) : (
              <Link
                href={`/cases/${reference}/documents/${document.id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center font-semibold text-accent underline sm:min-h-8"
              >
                {t(`documents.kinds.${document.kind}`)}
              </Link>
            )}
            {document.title && <span className="wrap-anywhere">{document.title}</span>}
            <Badge tone="plain">{t(`documents.formats.${document.format}`)}</Badge>
          </p>
          <p className="text-sm text-quiet">
            <time dateTime={document.on}>{texts.day(document.on)}</time> · {sizeOf(document.size, texts)} ·{' '}
            {t('documents.by', { name: document.by })}
          </p>
          {document.removedAt && <Removed document={document} texts={texts} />}
        </li>
      ))}
    </ol>
  );
}

export function Removed({ document, texts: { t, day } }: { document: Listed; texts: Texts }) {
  const { removedAt, removedBy, reason } = document;
  if (!removedAt) return null;
  return (
    <p className="text-sm text-quiet wrap-anywhere">
      {t('documents.removedBy', { name: removedBy, day: day(today(removedAt)) })}
      {reason && <> · {t('documents.removedFor', { reason })}</>}
    </p>
  );
}

/** In kilobytes: from a few hundred to ten thousand. */
export function sizeOf(bytes: number, { t, number }: Texts): string {
  return t('documents.size', { size: number(Math.max(1, Math.round(bytes / 1024))) });
}
