import Link from 'next/link';
import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { ReportBody } from '@/features/reports/components/report-view';
import type { ReportDocument } from '@/features/reports/document';
import type { Texts } from '@/lib/texts';
import type { Edition } from '../queries/editions';
import { editionLine } from '../telling';

type Props = { edition: Edition; document: ReportDocument; texts: Texts; top: ReactNode; children: ReactNode };

/** An edition on the screen: what it is, what comes next, and all it says as it says it. */
export function EditionView({ edition, document, texts, top, children }: Props) {
  const { t } = texts;
  return (
    <Page
      narrow
      title={document.title}
      lead={`${editionLine(edition, texts)}. ${document.asOf}. ${t('reports.report.exact')}`}
      actions={
        <LinkButton look="quiet" href={`/reports/${edition.month}`} prefetch={false} className="print:hidden">
          {t('editions.page.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4 print:block print:*:mb-4 [&_figure]:break-inside-avoid [&_h2]:break-after-avoid">
        <Standing edition={edition} texts={texts} />
        {top}
        <ReportBody document={document} />
        <EarlierRevisions document={document} texts={texts} />
        {children}
      </div>
    </Page>
  );
}

/** What a reader must know before quoting anything. */
function Standing({ edition, texts }: { edition: Edition; texts: Texts }) {
  const { t } = texts;
  const later = edition.revisedBy.findLast(({ issuedAt }) => issuedAt !== null) ?? edition.revisedBy[0];
  return (
    <>
      {edition.state === 'draft' && <Notice tone="warn">{t('editions.page.draft')}</Notice>}
      {edition.state === 'reviewed' && <Notice tone="warn">{t('editions.page.reviewed')}</Notice>}
      {edition.state === 'withdrawn' && edition.withdrawnAt && (
        <Notice tone="alarm">{t('editions.page.withdrawn', { moment: texts.moment(edition.withdrawnAt) })}</Notice>
      )}
      {later && (
        <Notice>
          {t('editions.page.revised', { number: later.number })}{' '}
          <Other id={later.id}>{t('editions.page.openLater', { number: later.number })}</Other>
        </Notice>
      )}
      {edition.revises && (
        <p className="print:hidden">
          <Other id={edition.revises}>{t('editions.page.openEarlier')}</Other>
        </p>
      )}
    </>
  );
}

function Other({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link
      href={`/reports/editions/${id}`}
      prefetch={false}
      className="inline-block py-2.5 text-accent underline sm:py-0"
    >
      {children}
    </Link>
  );
}

/** As the report itself tells it: no case is named. */
function EarlierRevisions({ document: { revisions }, texts: { t } }: { document: ReportDocument; texts: Texts }) {
  if (revisions.length === 0) return null;
  return (
    <Card title={t('editions.page.earlier')} id="earlier">
      <div className="grid gap-4">
        {revisions.map(({ title, lines }) => (
          <div key={title}>
            <h3 className="font-semibold">{title}</h3>
            <ul className="mt-1 list-disc pl-5">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Card>
  );
}
