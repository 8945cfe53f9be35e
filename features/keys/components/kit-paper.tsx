import { PrintButton } from '@/components/print-button';
import { SubmitButton } from '@/components/submit-button';
import { reader } from '@/lib/reader';

/**
 * The words as they go on paper. On the sheet stands what it opens and when it was made, and nothing of whom the data is
 * about.
 */
export async function KitPaper({
  words,
  madeAt,
  taken,
}: {
  words: string[];
  madeAt: Date;
  taken: () => Promise<void>;
}) {
  const { t, moment } = await reader();
  return (
    <>
      <section aria-label={t('keys.kit.words')} className="rounded-md border-2 border-ink bg-card p-4 sm:p-6">
        <ol className="grid list-none grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 print:grid-cols-3">
          {words.map((word, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand in two places, and its place is what counts
            <li key={n} className="flex items-baseline gap-2 border-b border-line pb-1">
              <span className="w-6 text-right text-sm text-quiet">{n + 1}</span>
              <span className="text-lg font-semibold tracking-wide">{word}</span>
            </li>
          ))}
        </ol>
        <p className="mt-4 text-sm">{t('keys.kit.use')}</p>
        <p className="mt-1 text-sm text-quiet">{t('keys.kit.made', { at: moment(madeAt) })}</p>
      </section>
      <p className="max-w-prose">{t('keys.kit.keep')}</p>
      <form action={taken} className="grid gap-3 print:hidden">
        <p className="max-w-prose font-semibold">{t('keys.kit.once')}</p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t('keys.kit.taken')}</SubmitButton>
          <PrintButton label={t('keys.kit.print')} />
        </div>
      </form>
    </>
  );
}
