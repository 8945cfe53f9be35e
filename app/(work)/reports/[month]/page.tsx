import { notFound } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';
import { ReportView } from '@/features/reports/components/report-view';
import { documentOf } from '@/features/reports/document';
import { monthlyReport } from '@/features/reports/queries';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';

export default async function ReportPage({ params }: { params: Promise<{ month: string }> }) {
  const actor = await requireActor();
  const { locale } = await reader();
  const report = await monthlyReport(actor, (await params).month);
  if (isRefused(report)) notFound();
  return <ReportView document={documentOf(report, locale)} />;
}
