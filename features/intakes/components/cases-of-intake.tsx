import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { type IntakePage, pagesOf } from '../queries/intakes';

/** The numbers of the cases, in the order of the list. */
export function CasesOfIntake({ intake, page, texts: { t } }: { intake: IntakePage; page: number; texts: Texts }) {
  if (intake.cases.length === 0) return null;
  const pages = pagesOf(intake);
  return (
    <Card title={t('intakes.page.cases')}>
      <ol className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
        {intake.cases.map(({ reference, number }) => (
          <li key={reference}>
            <Link
              href={`/cases/${reference}`}
              prefetch={false}
              className="inline-block py-2 whitespace-nowrap text-accent underline sm:py-0.5"
            >
              {reference}
            </Link>{' '}
            <span className="text-sm text-quiet">{t('intakes.page.line', { number })}</span>
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <nav className="mt-3 flex flex-wrap items-center gap-2" aria-label={t('intakes.page.cases')}>
          {page > 1 && (
            <LinkButton look="plain" href={`/cases/intake/${intake.id}?page=${page - 1}`}>
              {t('intakes.page.previous')}
            </LinkButton>
          )}
          <span className="tabular-nums">
            {page} / {pages}
          </span>
          {page < pages && (
            <LinkButton look="plain" href={`/cases/intake/${intake.id}?page=${page + 1}`}>
              {t('intakes.page.next')}
            </LinkButton>
          )}
        </nav>
      )}
    </Card>
  );
}
