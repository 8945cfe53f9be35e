import { change } from '@/db/change';
import { markForExport } from '@/features/audit/commands';
import { publishingNow } from '@/features/publishing/queries';
import { issuerOf } from '@/features/publishing/rules';
import type { Actor } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { documentOf } from './document';
import { contentTypes, inFormat } from './formats';
import type { Download } from './input';
import { monthlyReport } from './queries';
import type { MonthRefusal } from './rules';

export type ReportFile = { name: string; type: string; content: Buffer };

/** Makes the report of a month as a file, and records who took it out. */
export async function exportReport(
  actor: Actor,
  month: string,
  { format, lang }: Download,
): Promise<ReportFile | Refused<MonthRefusal>> {
  const report = await monthlyReport(actor, month);
  if (isRefused(report)) return report;
  const issuer = issuerOf(await publishingNow(actor), lang);
  const document = documentOf(report, lang, { mark: await markForExport(actor), issuer });
  const content = await inFormat(format, document, new Date());
  await change(actor, async (_, audit) => {
    await audit.record({
      act: 'report.exported',
      subject: { kind: 'report', id: report.month },
      details: { format, lang },
    });
  });
  return { name: `pulang-${report.month}-${lang}.${format}`, type: contentTypes[format], content };
}
