import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Texts } from '@/lib/texts';
import { casePages } from '../input';
import type { CaseFile } from '../queries/case-file';

/** The pages about the person behind a case. In an emergency those that say how to reach them; changing is for their office. */
export function Related({ file, texts: { t }, children }: { file: CaseFile; texts: Texts; children?: ReactNode }) {
  if (file.sight !== 'full') return null;
  const words = {
    consents: t('rights.case.page.consents'),
    contacts: t('rights.case.page.contacts'),
    'follow-up': t('followUps.case.short'),
    documents: t('documents.short'),
    papers: t('papers.short'),
    rights: t('rights.case.page.rights'),
    referrals: t('referrals.short'),
    looks: t('audit.looks.short'),
    locks: t('cases.file.locks'),
  };
  const pages = [
    ...casePages.filter((page) => file.mayChange || (page !== 'rights' && page !== 'papers')),
    ...(file.mayChange ? (['referrals'] as const) : []),
    'looks' as const,
    ...(file.maySupervise ? (['locks'] as const) : []),
  ];
  return (
    <nav aria-label={t('rights.case.pages')} className="flex flex-wrap gap-x-5">
      {children}
      {pages.map((page) => (
        <Link
          key={page}
          href={`/cases/${file.case.reference}/${page}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center text-accent underline sm:min-h-8"
        >
          {words[page]}
        </Link>
      ))}
    </nav>
  );
}
