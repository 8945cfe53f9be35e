import Link from 'next/link';
import type { Texts } from '@/lib/texts';
import { casePages } from '../input';
import type { CaseFile } from '../queries/case-file';

/** The pages about the person behind a case, for those who work on it. */
export function Related({ file, texts: { t } }: { file: CaseFile; texts: Texts }) {
  if (!file.mayChange) return null;
  return (
    <nav aria-label={t('rights.case.pages')} className="flex flex-wrap gap-x-5">
      {casePages.map((page) => (
        <Link
          key={page}
          href={`/cases/${file.case.reference}/${page}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center text-accent underline sm:min-h-8"
        >
          {t(`rights.case.page.${page}`)}
        </Link>
      ))}
    </nav>
  );
}
