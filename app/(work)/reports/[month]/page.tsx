import { notFound } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';
import { DraftForm } from '@/features/editions/components/draft-form';
import { EditionList } from '@/features/editions/components/edition-list';
import { editionsOf } from '@/features/editions/queries/editions';
import { scopesToWrite } from '@/features/editions/queries/templates';
import { allOffices } from '@/features/offices/queries';
import { ReportView } from '@/features/reports/components/report-view';
import { documentOf } from '@/features/reports/document';
import { monthlyReport } from '@/features/reports/queries';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';

export default async function ReportPage({ params }: { params: Promise<{ month: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { month } = await params;
  const report = await monthlyReport(actor, month);
  if (isRefused(report)) notFound();
  const [editions, scopes, offices] = await Promise.all([
    editionsOf(actor, month),
    scopesToWrite(actor),
    allOffices(actor),
  ]);
  return (
    <ReportView
      document={documentOf(report, texts.locale)}
      editions={
        !report.running && (
          <>
            <EditionList editions={editions} offices={offices} texts={texts} />
            {scopes.length > 0 && <DraftForm month={month} scopes={scopes} texts={texts} />}
          </>
        )
      }
    />
  );
}
