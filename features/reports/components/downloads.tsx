import { locales } from '@/lib/locale';
import { reader } from '@/lib/reader';
import { formats } from '../input';

/** The report as a file, in both languages whatever language the screen speaks. */
export async function Downloads({ month }: { month: string }) {
  const { t } = await reader();
  return (
    <nav
      aria-label={t('reports.report.download')}
      className="grid gap-2 print:hidden sm:grid-cols-[auto_1fr] sm:items-center sm:gap-x-4"
    >
      {locales.map((lang) => (
        <div key={lang} className="contents">
          <span className="text-sm font-semibold">
            {t('reports.report.downloadIn', { language: t(`reports.language.${lang}`) })}
          </span>
          <div className="flex gap-2 max-sm:mb-2">
            {formats.map((format) => (
              // Not a Link: nothing may be fetched ahead, each download is recorded.
              <a
                key={format}
                href={`/reports/${month}/download?format=${format}&lang=${lang}`}
                download
                aria-label={t('reports.report.downloadAs', {
                  format: format.toUpperCase(),
                  language: t(`reports.language.${lang}`),
                })}
                className="inline-flex min-h-11 items-center rounded-md border border-edge bg-card px-3 font-semibold text-ink no-underline hover:bg-sunk sm:min-h-10"
              >
                {format.toUpperCase()}
              </a>
            ))}
          </div>
        </div>
      ))}
    </nav>
  );
}
