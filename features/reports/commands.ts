import { change } from '@/db/change';
import { markForExport } from '@/features/audit/commands';
import type { Actor } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { documentOf, type ReportDocument } from './document';
import type { Download, Format } from './input';
import { monthlyReport } from './queries';
import type { MonthRefusal } from './rules';

export type ReportFile = { name: string; type: string; content: Buffer };

const types: Record<Format, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Makes the report of a month as a file, and records who took it out. */
export async function exportReport(
  actor: Actor,
  month: string,
  { format, lang }: Download,
): Promise<ReportFile | Refused<MonthRefusal>> {
  const report = await monthlyReport(actor, month);
  if (isRefused(report)) return report;
  const content = await inFormat(format, documentOf(report, lang, await markForExport(actor)));
  await change(actor, async (_, audit) => {
    await audit.record({
      act: 'report.exported',
      subject: { kind: 'report', id: report.month },
      details: { format, lang },
    });
  });
  return { name: `pulang-${report.month}-${lang}.${format}`, type: types[format], content };
}

/** Each format is loaded when it is asked for: they are heavy, and the pages need none. */
async function inFormat(format: Format, document: ReportDocument): Promise<Buffer> {
  const madeAt = new Date();
  if (format === 'csv') return (await import('./csv')).reportCsv(document);
  if (format === 'xlsx') return (await import('./xlsx')).reportXlsx(document, madeAt);
  return (await import('./pdf')).reportPdf(document, madeAt);
}
