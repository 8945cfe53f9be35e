import { Button } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { openToSee, removeFromCase } from '../actions';
import type { Seen } from '../queries';
import { inPage } from '../rules';
import { Removed, sizeOf } from './document-list';

type Props = { seen: Seen; texts: Texts };

/** A document: its preview for who opened it on purpose, and the way to have it as a file. */
export function DocumentView({ seen: { file, document, open, preview }, texts }: Props) {
  const { t } = texts;
  const { reference } = file.case;
  return (
    <Card title={document.title || t('documents.untitled')}>
      <div className="grid min-w-0 gap-4">
        <p className="text-quiet">
          <time dateTime={document.on}>{texts.day(document.on)}</time> ·{' '}
          {t('documents.file', {
            format: t(`documents.formats.${document.format}`),
            size: sizeOf(document.size, texts),
          })}{' '}
          · {t('documents.by', { name: document.by })}
        </p>
        <Removed document={document} texts={texts} />
        {open && <Notice tone="warn">{t('documents.opened')}</Notice>}
        {preview && (
          // biome-ignore lint/performance/noImgElement: made by us and sealed until now; no address may hold it
          <img
            src={inPage(preview)}
            alt={t('documents.preview', { kind: t(`documents.kinds.${document.kind}`) })}
            className="max-h-[75vh] max-w-full self-start justify-self-start rounded-md border border-line object-contain"
          />
        )}
        {open && !preview && <p className="max-w-prose">{t('documents.noPreview')}</p>}
        {file.identityOpen && !document.removedAt && (
          <div className="flex flex-wrap items-center gap-3">
            {!open && (
              <form action={openToSee}>
                <input type="hidden" name="reference" value={reference} />
                <input type="hidden" name="document" value={document.id} />
                <Button>{t('documents.open')}</Button>
              </form>
            )}
            <form method="post" action={`/cases/${reference}/documents/${document.id}/download`}>
              <Button look="plain">{t('documents.download')}</Button>
            </form>
            {!open && <p className="text-sm text-quiet">{t('documents.closed')}</p>}
          </div>
        )}
      </div>
    </Card>
  );
}

/** For a supervisor: takes out what does not belong there. */
export function RemoveDocument({ reference, id, texts: { t } }: { reference: string; id: string; texts: Texts }) {
  return (
    <details className="rounded-md border border-line bg-card px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('documents.remove.title')}</summary>
      <p className="mt-3 mb-4 max-w-prose text-quiet">{t('documents.remove.body')}</p>
      <DescribedForm
        id="remove"
        action={removeFromCase}
        hidden={{ reference, document: id }}
        look="plain"
        words={{ summary: t('app.errors.summary'), submit: t('documents.remove.submit') }}
        fields={[{ kind: 'long', name: 'reason', label: t('documents.remove.reason') }]}
      />
    </details>
  );
}
